package org.weibao.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.CurrentUser;

/**
 * A task whose form the current user opens. The engine has confirmed that they may see it.
 *
 * @param step the id of the user task in its model
 * @param candidate whether it belongs to one of the user's groups
 * @param alike the ids of the other open tasks of the step that the user could do, the oldest first
 */
public record OpenedTask(
        String id,
        String step,
        String name,
        @Nullable Instant due,
        boolean candidate,
        List<String> alike,
        CurrentUser user) {}
