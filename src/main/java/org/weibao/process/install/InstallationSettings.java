package org.weibao.process.install;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the first start needs to know.
 *
 * @param people {@code sample} creates the people of organization.yml; otherwise the administrator alone is created
 * @param administrator the user id of the first administrator; given later, it puts one in where there is none any more
 * @param initialPassword everybody's first password; a random one if nothing is given
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
