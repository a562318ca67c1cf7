package org.weibao.process.install;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the first start.
 *
 * @param people {@code sample} creates the people of organization.yml; any other value creates only the administrator
 * @param administrator the user id of the first administrator; at a later start it creates one if there is none any
 * more
 * @param initialPassword everybody's first password; blank for a random one
 */
@ConfigurationProperties("weibao")
record InstallationSettings(
        @DefaultValue("none") String people, @Nullable String administrator, @Nullable String initialPassword) {

    boolean withSamplePeople() {
        return people.equals("sample");
    }

    @Override
    public String toString() {
        return "InstallationSettings[people=%s, administrator=%s]".formatted(people, administrator);
    }
}
