package org.weibao.process.workpoint;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.organization.Organization;
import org.weibao.process.Variables;
import org.weibao.process.task.StepListeners;
import org.weibao.process.task.Submissions;
import org.weibao.workpoint.AssignmentService;
import org.weibao.workpoint.EarlyEnd;
import org.weibao.workpoint.ReportingService;
import org.weibao.workpoint.ReviewService;

/** The steps of {@code work-point.bpmn}. */
@Configuration(proxyBeanMethods = false)
class WorkPointSteps {

    @Bean
    TaskListener acceptAssignment(StepListeners steps, AssignmentService assignment) {
        return steps.onPoint(AssignmentService.AcceptAssignment.class, assignment::accept);
    }

    @Bean
    TaskListener reassign(Submissions submissions, AssignmentService assignment, Organization organization) {
        return task -> {
            var lead = organization.unit(assignment.reassign(
                    Variables.POINT_ID.get(task),
                    submissions.read(task, AssignmentService.Reassign.class),
                    StepListeners.user()));
            Variables.LEAD_GROUP.set(task, lead.group());
            Variables.LEAD_HEAD_GROUP.set(task, lead.headGroup());
        };
    }

    @Bean
    TaskListener requestEnd(StepListeners steps, EarlyEnd earlyEnd) {
        return steps.plainlyOnPoint(EarlyEnd.RequestEnd.class, earlyEnd::requestEnd);
    }

    @Bean
    TaskListener consentEnd(StepListeners steps, EarlyEnd earlyEnd) {
        return steps.onPoint(EarlyEnd.ConsentEnd.class, earlyEnd::consentEnd);
    }

    @Bean
    TaskListener compile(StepListeners steps, ReportingService reporting) {
        return steps.onPoint(ReportingService.Compile.class, reporting::compile);
    }

    @Bean
    TaskListener sign(StepListeners steps, ReportingService reporting) {
        return steps.onPoint(ReportingService.Sign.class, reporting::sign);
    }

    @Bean
    TaskListener check(StepListeners steps, ReviewService review) {
        return steps.onPoint(ReviewService.Check.class, review::check);
    }

    @Bean
    TaskListener decide(StepListeners steps, ReviewService review) {
        return steps.onPoint(ReviewService.Decide.class, review::decide);
    }

    @Bean
    TaskListener chooseReturn(StepListeners steps, ReviewService review) {
        return steps.onPoint(ReviewService.ChooseReturn.class, review::chooseReturn);
    }
}
