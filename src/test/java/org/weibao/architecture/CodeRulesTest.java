package org.weibao.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.Resource;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.weibao.notification.Dispatcher;
import org.weibao.organization.UnitKind;
import org.weibao.process.guard.PastRights;

/** Rules for the compiled code. */
class CodeRulesTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.weibao");

    private static final String PROCESS = "org.weibao.process..";
    private static final String CHANNEL = "org.weibao.channel..";

    private static final Set<String> CLOCKS_OF_THE_MACHINE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone");

    private static final String[] MAY_ASK_PAST_RIGHTS = {
        // Who is signed in may do the act; the engine would also ask for rights on what it moves.
        "EngineTaskDates",
        "EngineExtensionWorkflow",
        "EngineHandOverWorkflow",
        "GuardedTaskService",
        "AccountIdentityProvider",
        // What belongs to a task that the person sees, or saw.
        "VisibleTasks",
        "TaskHolds",
        "TaskRights",
        "TasksInSight",
        "ActOutcomes",
        "EngineOpenTasks",
        "EndedTasks",
        "Submission",
        // Nobody's secret: names, whether a password is right, the escalation's table.
        "IdentityDirectory",
        "GuardedIdentityService",
        "DmnEscalationTable"
    };

    private static final Pattern DATE = Pattern.compile("Ljava/time/(LocalDate|LocalDateTime|Instant);");

    private static final Set<String> DATES_IN_TEXT_THAT_IS_NO_SENTENCE =
            Set.of("org.weibao.process.delivery.IncidentNotices.tell", "org.weibao.escalation.WeeklyListService.tell");

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
                .resideOutsideOfPackage(CHANNEL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.apache.hc..", "java.net.http..")
                .check(CODE);
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.(Dispatcher|DispatcherThreads|Gathering|Channels|Lane|MailChannel|RobotChannel)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.channel\\.(Lane|MailChannel|RobotChannel)")
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

    /** How a date is shown to people is the calendar's to say; a mail's own head has the form of its RFC. */
    @Test
    void datesAreFormattedByTheCalendarAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.weibao.calendar..")
                .and()
                .haveNameNotMatching(".*\\.channel\\.MailChannel")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(DateTimeFormatter.class)
                .check(CODE);
    }

    /** A date that is put together with words says neither whether it may still change, nor is it sure to look as others do. */
    @Test
    void noSentenceIsPutTogetherFromADate() throws IOException {
        var found = new TreeSet<String>();
        for (var type : CODE) {
            if (type.getPackageName().equals("org.weibao.calendar")) {
                continue;
            }
            var source = type.getSource().orElseThrow().getUri();
            try (var bytes = source.toURL().openStream()) {
                new ClassReader(bytes).accept(new Concatenations(type.getName(), found), ClassReader.SKIP_DEBUG);
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(DATES_IN_TEXT_THAT_IS_NO_SENTENCE);
    }

    /** Finds the methods that concatenate a date: the compiler takes the text of what the last instruction has brought. */
    private static final class Concatenations extends ClassVisitor {

        private final String type;
        private final Set<String> found;

        private Concatenations(String type, Set<String> found) {
            super(Opcodes.ASM9);
            this.type = type;
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new DateToText(access, descriptor, () -> found.add(type + "." + name));
        }
    }

    private static final class DateToText extends MethodVisitor {

        private final Set<Integer> dates = new HashSet<>();
        private final Runnable tell;
        private boolean isDate;

        private DateToText(int access, String descriptor, Runnable tell) {
            super(Opcodes.ASM9);
            this.tell = tell;
            var slot = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
            for (var argument : Type.getArgumentTypes(descriptor)) {
                if (isDate(argument.getDescriptor())) {
                    dates.add(slot);
                }
                slot += argument.getSize();
            }
        }

        private static boolean isDate(String descriptor) {
            return DATE.matcher(descriptor).matches();
        }

        @Override
        public void visitVarInsn(int code, int slot) {
            if (code == Opcodes.ASTORE && isDate) {
                dates.add(slot);
            } else if (code == Opcodes.ASTORE) {
                dates.remove(slot);
            }
            isDate = code == Opcodes.ALOAD && dates.contains(slot);
        }

        @Override
        public void visitFieldInsn(int code, String owner, String name, String descriptor) {
            isDate = isDate(descriptor);
        }

        @Override
        public void visitTypeInsn(int code, String to) {
            isDate = isDate("L" + to + ";");
        }

        @Override
        public void visitMethodInsn(int code, String owner, String name, String descriptor, boolean isInterface) {
            if (isDate && name.equals("valueOf") && owner.equals("java/lang/String")) {
                tell.run();
            }
            isDate = isDate(Type.getReturnType(descriptor).getDescriptor());
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String types, Handle bootstrap, Object... arguments) {
            isDate = false;
        }

        @Override
        public void visitInsn(int code) {
            isDate = false;
        }

        @Override
        public void visitLdcInsn(Object value) {
            isDate = false;
        }
    }

    /** Who is consulted rather than supervised is {@link UnitKind#isConsulted}'s to say: nobody else knows one of these kinds. */
    @Test
    void whoIsConsultedIsDecidedOnce() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.UnitKind(\\$.*)?")
                .should()
                .accessField(UnitKind.class, UnitKind.PARTY.name())
                .orShould()
                .accessField(UnitKind.class, UnitKind.PEOPLES_CONGRESS.name())
                .orShould()
                .accessField(UnitKind.class, UnitKind.COURT.name())
                .orShould()
                .accessField(UnitKind.class, UnitKind.PROCURATORATE.name())
                .check(CODE);
    }

    /** Each has checked by itself what the person may do, or asks what everybody may know, before it asks past the engine's rights. */
    @Test
    void onlyTheseAskTheEnginePastThePersonsRights() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(PastRights.class.getName())
                .should()
                .callMethodWhere(describe("switch the engine's questions for rights off", call -> Set.of(
                                "clearAuthentication",
                                "disableAuthorizationCheck",
                                "runWithoutAuthorization",
                                "setAuthorizationEnabled")
                        .contains(call.getName())))
                .check(CODE);
        assertThat(CODE.get(PastRights.class).getDirectDependenciesToSelf().stream()
                        .map(each -> each.getOriginClass().getSimpleName())
                        .filter(name -> !name.isEmpty()))
                .containsOnly(MAY_ASK_PAST_RIGHTS);
    }

    /** Two plugins of the engine and what looks after the data source are built before what they use; all else names what it needs. */
    @Test
    void noCircleHidesBehindALateBean() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(EngineGuards|IncidentNotices|EmbeddedDatabaseRecovery)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectFactory.class, ObjectProvider.class, Lazy.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.inject.Provider")
                .check(CODE);
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
