package org.weibao.process.install;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.escalation.TimerRealignment;
import org.weibao.identity.InitialPassword;
import org.weibao.notification.Dispatcher;
import org.weibao.organization.OrganizationRegister;
import org.weibao.organization.Person;
import org.weibao.startup.StartRefused;

/**
 * Brings the engine into the state that the application needs, at each start, before anybody can sign in. Then it
 * prints how to sign in. A command of the jar, without web server, changes nothing.
 */
@Component
@ConditionalOnWebApplication
class Installation implements SmartInitializingSingleton {

    private final OrganizationRegister register;
    private final Models models;
    private final People people;
    private final AuthorizationService authorizations;
    private final Grants grants;
    private final TaskFilters filters;
    private final TimerRealignment rules;
    private final TransactionOperations transaction;
    private final Recalculation recalculation;
    private final InitialPassword password;
    private final boolean oneTime;
    private final Dispatcher dispatcher;
    private final Environment environment;
    private List<Person> missing = List.of();

    Installation(
            OrganizationRegister register,
            Models models,
            People people,
            AuthorizationService authorizations,
            Grants grants,
            TaskFilters filters,
            TimerRealignment rules,
            TransactionOperations transaction,
            Recalculation recalculation,
            InstallationSettings settings,
            Dispatcher dispatcher,
            Environment environment) {
        this.register = register;
        this.models = models;
        this.people = people;
        this.authorizations = authorizations;
        this.grants = grants;
        this.filters = filters;
        this.rules = rules;
        this.transaction = transaction;
        this.recalculation = recalculation;
        this.password = InitialPassword.of(settings.initialPassword());
        this.oneTime = !settings.withSamplePeople();
        this.dispatcher = dispatcher;
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        // First of all, so that a refused start deploys nothing.
        register.check();
        models.deploy();
        transaction.executeWithoutResult(status -> {
            register.renew();
            missing = people.renew(password);
            var rights = Rights.existing(authorizations);
            grants.renew(rights);
            filters.renew(rights);
        });
        recalculation.renew();
        rules.follow();
    }

    /**
     * Creates the first people when the web server already listens but lets nobody in yet, and prints their password
     * before the commit. If a start fails earlier, for example because its port is taken, it leaves no people whose
     * password nobody has seen.
     */
    @EventListener(ApplicationReadyEvent.class)
    void letPeopleIn() {
        transaction.executeWithoutResult(status -> {
            people.create(missing, password);
            sayWhereToSignIn();
        });
    }

    /** On the console and not in the log: who starts the application sees the password, and nothing stores it. */
    private void sayWhereToSignIn() {
        var greeting = new Greeting(
                environment.getProperty("local.server.port", "8080"),
                environment.getProperty("spring.datasource.url", ""),
                missing,
                password,
                oneTime,
                dispatcher.mailServer().orElse(null));
        // A machine without a locale would print Chinese as question marks.
        var console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        console.println(greeting.text());
        if (console.checkError() && !missing.isEmpty()) {
            throw new StartRefused("首次启动要在控制台上显示口令，但控制台不能写入。没有建立任何用户。", "请在能够显示输出的窗口里启动；如果输出写入文件，请检查该文件所在磁盘的空间和权限。");
        }
    }
}
