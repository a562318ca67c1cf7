package org.weibao.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.Resource;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.weibao.notification.Dispatcher;

/** What the compiled code keeps to. */
class CodeRulesTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.weibao");

    private static final String PROCESS = "org.weibao.process..";

    private static final Set<String> CLOCKS_OF_THE_MACHINE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone");

    @Test
    void onlyTheProcessPackageKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(PROCESS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(CODE);
    }

    /** Trial F4: a click must not feel an outage. */
    @Test
    void onlyTheDispatcherAndAJobReachTheNetwork() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.notification\\.(MailChannel|MailAddress|RobotChannel|AllowedTargets)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.apache.hc..", "java.net.http..")
                .check(CODE);
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.notification\\.(Dispatcher|DispatcherThreads|Gathering|Channels|Lane|MailChannel|RobotChannel)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.notification\\.(Lane|MailChannel|RobotChannel)")
                .check(CODE);
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(Dispatcher|DispatcherThreads|SendAgain)(\\$.*)?")
                .should()
                .callMethod(Dispatcher.class, "sendAgain", long.class)
                .orShould()
                .callMethod(Dispatcher.class, "run")
                .check(CODE);
    }

    @Test
    void oldDatesStayWithTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(PROCESS)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Date.class)
                .check(CODE);
    }

    @Test
    void theTimeComesFromTheInjectedClock() {
        noClasses().should().accessTargetWhere(readsTheMachinesClock()).check(CODE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .orShould()
                .beAnnotatedWith(Resource.class)
                .check(CODE);
    }

    @Test
    void nothingIsInjectedIntoSetters() {
        noMethods()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Resource.class)
                .check(CODE);
    }

    @Test
    void recordsAreChangedByIntentAndNotBySetters() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .or()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Embeddable.class)
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(CODE);
    }

    /** Every {@code now()} of java.time that is not given a clock, a new Date, and the machine's own clocks. */
    private static DescribedPredicate<JavaAccess<?>> readsTheMachinesClock() {
        return describe("read the machine's clock", access -> {
            if (!(access instanceof JavaCall<?> call)) {
                return false;
            }
            var type = call.getTargetOwner();
            var arguments = call.getTarget().getRawParameterTypes();
            if (call.getName().equals("now")) {
                return type.getPackageName().startsWith("java.time")
                        && arguments.stream().noneMatch(argument -> argument.isEquivalentTo(Clock.class));
            }
            return CLOCKS_OF_THE_MACHINE.contains(type.getName() + "." + call.getName())
                    || type.isEquivalentTo(Date.class) && call.getName().equals("<init>") && arguments.isEmpty();
        });
    }
}
