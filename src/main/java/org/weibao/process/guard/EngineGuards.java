package org.weibao.process.guard;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.weibao.identity.Accounts;
import org.weibao.identity.PasswordHash;
import org.weibao.organization.PersonRegister;
import org.weibao.startup.StartRefused;

/** Adds the guards to the engine before it is built, and refuses an engine that does not check rights. */
@Component
class EngineGuards extends AbstractProcessEnginePlugin {

    private final ApplicationContext applicationContext;
    private final ObjectProvider<EndedTasks> ended;
    private final Accounts accounts;
    private final PersonRegister people;
    private final Traces traces;
    private final PasswordHash hash;

    /** @param ended looked up when somebody acts: it reads from the engine, which is built with this plugin */
    EngineGuards(
            ApplicationContext applicationContext,
            ObjectProvider<EndedTasks> ended,
            Accounts accounts,
            PersonRegister people,
            Traces traces,
            PasswordHash hash) {
        this.applicationContext = applicationContext;
        this.ended = ended;
        this.accounts = accounts;
        this.people = people;
        this.traces = traces;
        this.hash = hash;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTaskService(new GuardedTaskService(ended::getObject));
        configuration.setFormService(new GuardedFormService(ended::getObject));
        configuration.setExpressionManager(new GuardedExpressionManager(applicationContext));
        configuration.setResourceAuthorizationProvider(new TaskAccess());
        configuration.setCustomPreDeployers(List.of(new ModelGuard()));
        configuration.setIdentityService(new GuardedIdentityService(accounts, hash, configuration));
        configuration.setIdentityProviderSessionFactory(AccountIdentityProvider.factory(accounts, people, traces));
        configuration.setPasswordEncryptor(new BcryptEncryptor(hash));
        configuration.setEnablePasswordPolicy(true);
        var ofJobs = new ConcurrentHashMap<String, JobDefinitionEntity>();
        configuration.setCustomSessionFactories(List.of(
                sessions(AuthorizationManager.class, TaskRights::new),
                sessions(TaskManager.class, TasksInSight::new),
                sessions(ExecutionManager.class, WholeProcess::new),
                sessions(VariableInstanceManager.class, NoTaskVariables::new),
                sessions(JobManager.class, OwnJob::new),
                sessions(JobDefinitionManager.class, () -> new OwnJobDefinition(ofJobs)),
                sessions(IncidentManager.class, FailedJobs::new)));
        configuration.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
        configuration.setCustomHistoryLevels(List.of(new EngineHistory()));
        configuration.setHistoryEventHandler(new KnownStart());
        configuration.setHistoryRemovalTimeProvider(new RunningModel());
        // A refusal is an answer and no error. RefusalFilter logs real errors.
        configuration.setEnableCmdExceptionLogging(false);
        configuration.getCustomPreCommandInterceptorsTxRequired().add(new FailureMemory());
        configuration.getCustomPreCommandInterceptorsTxRequired().add(new LockRetry());
        configuration.getCustomPreCommandInterceptorsTxRequiresNew().add(new FailureMemory());
        configuration.getCustomPreCommandInterceptorsTxRequiresNew().add(new NoSecondTimer());
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        ((MapBusinessCalendarManager) configuration.getBusinessCalendarManager())
                .addBusinessCalendar(CycleBusinessCalendar.NAME, new OneMoment());
    }

    private static <T extends Session> SessionFactory sessions(Class<T> type, Supplier<? extends T> own) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return own.get();
            }
        };
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        if (!engine.getProcessEngineConfiguration().isAuthorizationEnabled()) {
            throw new StartRefused(
                    "camunda.bpm.authorization.enabled 已关闭：任何人都能看到和办理一切。",
                    "请把 camunda.bpm.authorization.enabled 设为 true，或者去掉关闭它的设置。");
        }
    }
}
