package org.weibao.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.document.Reading.UnitRole;

/** What one list of units says; places are those of the compact text. */
final class ListContent {

    record Name(String name, UnitRole role, int start, int end) {}

    static final String PARTED_BY_A_COMMA = "名单用逗号分成两组，没有写明谁牵头，请核对逗号前的单位是不是牵头单位";

    final List<Name> names = new ArrayList<>();
    final List<String> collectivePhrases = new ArrayList<>();
    final List<String> countyPhrases = new ArrayList<>();
    final List<String> doubts = new ArrayList<>();

    @Nullable
    LocalDate deadline;

    boolean deadlineNamed;
    boolean leadMarked;
    boolean beginsWithUnit;
    int unread;

    /** Names that are perhaps none. */
    int unusual;

    /** Where names are parted first by that mark; -1 if they are not. */
    int comma = -1;

    int semicolon = -1;

    /** Whether it has the form 甲、乙，丙 and no word on who leads. */
    boolean partedByAComma;

    /** Gives the lead to those names which the rule means, unless the list itself says who leads. */
    void follow(LeadRule rule) {
        if (leadMarked || names.isEmpty()) {
            return;
        }
        int end =
                switch (rule.leads()) {
                    case FIRST -> beginsWithUnit ? names.get(0).end() : 0;
                    case BEFORE_COMMA -> comma;
                    case BEFORE_SEMICOLON -> semicolon;
                };
        if (end < 0 && names.size() > 1) {
            doubts.add("名单没有分出牵头单位的标点，所列单位都按牵头单位列出，请核对");
        }
        names.replaceAll(name -> name.role() == UnitRole.RESPONSIBLE && (end < 0 || name.start() < end)
                ? new Name(name.name(), UnitRole.LEAD, name.start(), name.end())
                : name);
    }

    /** Of those who lead only. */
    ListContent leads() {
        var leads = new ListContent();
        names.stream().filter(name -> name.role() == UnitRole.LEAD).forEach(leads.names::add);
        leads.leadMarked = true;
        return leads;
    }

    boolean empty() {
        return names.isEmpty() && collectivePhrases.isEmpty() && countyPhrases.isEmpty();
    }
}
