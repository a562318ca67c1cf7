package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/** An open form, filled in by the labels that a person reads. */
final class Sheet {

    private final String user;
    private final Page page;
    private final Locator form;
    private final Locator submit;

    Sheet(String user, Page page) {
        this.user = user;
        this.page = page;
        this.form = page.locator("form.wb");
        this.submit = form.locator(".wb-submit .btn-primary");
    }

    /** Waits until it can be filled in, and looks at it. */
    Sheet opened(String name) {
        assertThat(submit).isVisible();
        Screens.look(page, user, name);
        return this;
    }

    /** Chooses an answer: one of those that have a line of their own. */
    Sheet choose(String answer) {
        form.locator(".wb-choice")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("b").getByText(answer, new Locator.GetByTextOptions().setExact(true))))
                .locator("input")
                .check();
        return this;
    }

    /** Ticks a box or a round button by the words beside it, the first of them within the part that says so. */
    Sheet tick(String within, String label) {
        labelled(part(within), label).check();
        return this;
    }

    Sheet tick(String label) {
        labelled(form, label).check();
        return this;
    }

    /** Ticks a box and waits until the server has it: what was saved before may still be said. */
    Sheet tickAndSave(String label, String field) {
        page.waitForResponse(
                each -> each.ok() && String.valueOf(each.request().postData()).contains("\"" + field + "\":true"),
                () -> tick(label));
        return this;
    }

    Sheet untick(String label) {
        labelled(form, label).uncheck();
        return this;
    }

    Sheet type(String label, String text) {
        labelled(form, label).fill(text);
        return this;
    }

    Sheet pick(String label, String option) {
        labelled(form, label).selectOption(option);
        return this;
    }

    /** Presses a button in the form that is not the one that submits it. */
    Sheet press(String button) {
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .first()
                .click();
        return this;
    }

    /** Says of every measure that it is completed, with a number where one is counted. */
    Sheet reportAllCompleted(String number) {
        for (var row : form.locator(".wb-row-inputs").all()) {
            row.locator("select").selectOption("COMPLETED");
            for (var counted : row.locator("[data-field$='.figure'] input, [data-field$='.denominator'] input")
                    .all()) {
                counted.fill(number);
            }
        }
        return this;
    }

    /** The smallest part of the form that has a row of its own and holds the text. */
    Locator part(String text) {
        return form.locator(".wb-row, .wb-measure, tbody, [role=radiogroup]")
                .filter(new Locator.FilterOptions().setHasText(text))
                .last();
    }

    /** The first field whose label begins with these words. */
    private static Locator labelled(Locator within, String label) {
        return within.getByLabel(Pattern.compile("^\\s*" + label.replaceAll("[().\\[\\]?+*|]", "\\\\$0")))
                .first();
    }

    Locator find(String selector) {
        return form.locator(selector);
    }

    Locator field(String label) {
        return labelled(form, label);
    }

    /** Opens all that is folded, and chooses what asks for more. */
    Sheet unfold() {
        form.evaluate("form => form.querySelectorAll('details').forEach(each => (each.open = true))");
        for (var more :
                form.locator("button.wb-inline, .wb-table .wb-check input").all()) {
            more.click();
        }
        var answers = form.locator("input[name=answer]");
        if (answers.count() > 0) {
            answers.last().check();
        }
        return this;
    }

    /** Goes back to the list. */
    void leave() {
        page.locator(".wb-crumb a").first().click();
        assertThat(form).hasCount(0);
    }

    /** Submits what the server is expected to take; then the form is gone. */
    void submit() {
        var answer = page.waitForResponse(each -> each.url().endsWith("/submit-form"), submit::click);
        if (answer.status() >= 400) {
            Assertions.fail(user + " is refused: " + answer.text());
        }
        assertThat(form).hasCount(0);
    }

    /** Submits what is expected to be refused. */
    Sheet submitInVain() {
        submit.click();
        assertThat(form.locator(".wb-refusal > span")).isVisible();
        return this;
    }

    /** What the form says of the refusal. */
    String refusal() {
        return form.locator(".wb-refusal").innerText().strip();
    }

    /** What it says at the field; the field's name is the server's. */
    Locator refusalAt(String field) {
        return form.locator("[data-field='" + field + "'] > .wb-refusal-here");
    }

    /** Tasklist's own messages, which are English. */
    List<String> toasts() {
        return page.locator("[notifications-panel] .notification, .notifications > *")
                .allInnerTexts();
    }
}
