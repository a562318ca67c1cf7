package org.weibao.process.listener;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.organization.Organization;
import org.weibao.process.Variables;
import org.weibao.workpoint.Assignment;
import org.weibao.workpoint.EarlyEnd;
import org.weibao.workpoint.Reporting;
import org.weibao.workpoint.Review;

/** The steps of {@code work-point.bpmn}. */
@Configuration(proxyBeanMethods = false)
class WorkPointSteps {

    @Bean
    TaskListener acceptAssignment(Steps steps, Assignment assignment) {
        return steps.onPoint(Assignment.AcceptAssignment.class, assignment::accept);
    }

    @Bean
    TaskListener reassign(Submissions submissions, Assignment assignment, Organization organization) {
        return task -> {
            var lead = organization.unit(assignment.reassign(
                    Variables.POINT_ID.get(task), submissions.read(task, Assignment.Reassign.class), Steps.user()));
            Variables.LEAD_GROUP.set(task, lead.group());
            Variables.LEAD_HEAD_GROUP.set(task, lead.headGroup());
        };
    }

    @Bean
    TaskListener requestEnd(Steps steps, EarlyEnd earlyEnd) {
        return steps.plainlyOnPoint(EarlyEnd.RequestEnd.class, earlyEnd::requestEnd);
    }

    @Bean
    TaskListener consentEnd(Steps steps, EarlyEnd earlyEnd) {
        return steps.onPoint(EarlyEnd.ConsentEnd.class, earlyEnd::consentEnd);
    }

    @Bean
    TaskListener compile(Steps steps, Reporting reporting) {
        return steps.onPoint(Reporting.Compile.class, reporting::compile);
    }

    @Bean
    TaskListener sign(Steps steps, Reporting reporting) {
        return steps.onPoint(Reporting.Sign.class, reporting::sign);
    }

    @Bean
    TaskListener check(Steps steps, Review review) {
        return steps.onPoint(Review.Check.class, review::check);
    }

    @Bean
    TaskListener decide(Steps steps, Review review) {
        return steps.onPoint(Review.Decide.class, review::decide);
    }

    @Bean
    TaskListener chooseReturn(Steps steps, Review review) {
        return steps.onPoint(Review.ChooseReturn.class, review::chooseReturn);
    }
}
