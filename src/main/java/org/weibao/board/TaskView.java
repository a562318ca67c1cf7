package org.weibao.board;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The task, and who looks at it.
 *
 * @param light null where nothing is due, or it is not supervised
 * @param unlit why it has no light; null if it has one
 * @param candidate whether they belong to those who are asked to do it; a head sees what others of the unit have to do
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
