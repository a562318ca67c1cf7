package org.weibao.board;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The task, and the current user.
 *
 * @param light null where nothing is due, or it is not supervised
 * @param unlit why it has no light; null if it has one
 * @param candidate whether it is a task of one of the user's groups; a head also sees the tasks of the unit's officers
 */
public record TaskView(
        String id,
        String step,
        String name,
        @Nullable Instant due,
        @Nullable LightView light,
        @Nullable String unlit,
        String userId,
        String userName,
        boolean candidate) {}
