package org.weibao.process.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.weibao.organization.Directory;
import org.weibao.security.Accounts;
import org.weibao.security.PasswordHash;
import org.weibao.security.StartRefused;

/** Puts the guards into the engine before it is built, and refuses an engine that asks nobody for permission. */
@Component
class EngineGuards extends AbstractProcessEnginePlugin {

    private final ApplicationContext applicationContext;
    private final Directory directory;
    private final Accounts accounts;
    private final PasswordHash hash;

    EngineGuards(ApplicationContext applicationContext, Directory directory, Accounts accounts, PasswordHash hash) {
        this.applicationContext = applicationContext;
        this.directory = directory;
        this.accounts = accounts;
        this.hash = hash;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTaskService(new GuardedTaskService(directory));
        configuration.setFormService(new GuardedFormService(directory));
        configuration.setExpressionManager(new GuardedExpressionManager(applicationContext));
        configuration.setResourceAuthorizationProvider(new TaskAccess());
        configuration.setCustomPreDeployers(List.of(new ModelGuard()));
        configuration.setIdentityService(new GuardedIdentityService(accounts, hash, configuration));
        configuration.setIdentityProviderSessionFactory(AccountIdentityProvider.factory(accounts));
        configuration.setPasswordEncryptor(new BcryptEncryptor(hash));
        configuration.setEnablePasswordPolicy(true);
        // A refusal is an answer and no error; what is one, RefusalFilter logs.
        configuration.setEnableCmdExceptionLogging(false);
        configuration.getCustomPreCommandInterceptorsTxRequired().add(new FailureMemory());
        configuration.getCustomPreCommandInterceptorsTxRequired().add(new LockRetry());
        configuration.getCustomPreCommandInterceptorsTxRequiresNew().add(new FailureMemory());
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
