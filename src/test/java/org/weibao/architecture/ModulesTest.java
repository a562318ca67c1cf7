package org.weibao.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.weibao.WeibaoApplication;

/** Each package below the root is a module: others use only its root package, and there are no cycles. */
class ModulesTest {

    private final ApplicationModules modules = ApplicationModules.of(WeibaoApplication.class);

    @Test
    void featuresReachEachOtherThroughTheirRootPackageOnly() {
        modules.verify();
    }

    @Test
    void noModuleIsOpen() {
        assertThat(modules.stream()).isNotEmpty().noneMatch(ApplicationModule::isOpen);
    }

    @Test
    void theEngineIsNobodysDependency() {
        var process = modules.getModuleByName("process").orElseThrow();

        assertThat(modules.stream())
                .filteredOn(module -> !module.equals(process))
                .noneMatch(module -> module.getDirectDependencies(modules).contains(process));
    }
}
