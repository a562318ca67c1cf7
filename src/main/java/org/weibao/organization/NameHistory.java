package org.weibao.organization;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The names of a person, the oldest first.
 *
 * @param versions empty if no name is known
 */
public record NameHistory(String userId, List<Version> versions) {

    /**
     * A name and a post from their first moment on.
     *
     * @param post null without one
     */
    public record Version(String name, @Nullable String post, Instant since) {

        boolean says(String otherName, @Nullable String otherPost) {
            return name.equals(otherName) && Objects.equals(post, otherPost);
        }

        @Override
        public String toString() {
            return post == null || post.equals(name) ? name : name + "（" + post + "）";
        }
    }

    public NameHistory {
        versions = List.copyOf(versions);
    }

    /** Name and post at that moment; before the first version, the first one. */
    public Version at(Instant moment) {
        Version found = new Version(userId, null, Instant.EPOCH);
        for (Version version : versions) {
            if (version == versions.get(0) || !version.since().isAfter(moment)) {
                found = version;
            }
        }
        return found;
    }

    /** The latest version. */
    public Version latest() {
        return at(Instant.MAX);
    }
}
