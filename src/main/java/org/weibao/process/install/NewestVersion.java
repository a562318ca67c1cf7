package org.weibao.process.install;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.weibao.startup.StartRefused;

/**
 * The newest version that has deployed its models on this database, as a property of the engine. An older one would put
 * its models on top of them, for example when a service starts an old node again.
 */
@Component
class NewestVersion {

    private static final String PROPERTY = "newest-weibao-version";

    /** Taken by each deployment, but on H2 the engine only reads it. */
    private static final String DEPLOYMENT_LOCK =
            "SELECT VALUE_ FROM ACT_GE_PROPERTY WHERE NAME_ = 'deployment.lock' FOR UPDATE";

    private final ManagementService management;
    private final JdbcClient database;
    private final Optional<BuildProperties> build;

    NewestVersion(ManagementService management, JdbcClient database, Optional<BuildProperties> build) {
        this.management = management;
        this.database = database;
        this.build = build;
    }

    /**
     * Notes this version, in the transaction that deploys: of two nodes that start at once one waits here for the other.
     * What Maven has not built has no version and is let through.
     *
     * @throws StartRefused if a newer version has been here
     */
    void claim() {
        build.ifPresent(own -> claim(own.getVersion()));
    }

    private void claim(String own) {
        // Before the look: the other's version must be seen.
        database.sql(DEPLOYMENT_LOCK).query(String.class).single();
        // Version 1.0.0 notes nothing.
        var newest = management.getProperties().getOrDefault(PROPERTY, own);
        if (Version.parse(own).compareTo(Version.parse(newest)) < 0) {
            throw StartRefused.forGood(
                    "这个数据库已由较新的 %s 版启用，本程序是较旧的 %s 版：旧版会用旧的流程盖住新的流程。系统没有启动，什么也没有改动。".formatted(newest, own),
                    "请改用 %s 版或更新的版本启动，并停用这个旧节点的服务；要退回 %s 版，只能先恢复升级之前的备份。".formatted(newest, own));
        }
        management.setProperty(PROPERTY, own);
    }
}
