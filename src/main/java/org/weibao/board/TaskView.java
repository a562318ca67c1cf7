package org.weibao.board;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The task and the current user.
 *
 * @param light null if nothing is due, or the task is not supervised
 * @param unlit why it has no light; null if it has one
 * @param candidate whether it belongs to one of the user's groups; a head also sees the tasks of the unit's officers
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
