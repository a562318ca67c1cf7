package org.weibao.process.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.calendar.WorkingCalendar;

/** The limits and choices of the forms, for everybody who is signed in. A page loads them once. */
@RestController
class FormRulesController {

    private final FormRules rules;

    FormRulesController(WorkingCalendar calendar) {
        this.rules = FormRules.of(calendar);
    }

    @GetMapping("/camunda/api/weibao/form-rules")
    FormRules rules() {
        return rules;
    }
}
