package org.weibao.organization;

import java.util.List;

/** What a body still has to do; asked before it may disappear. */
public interface OpenWork {

    /** The names of its open tasks, and of the running points that will send it one; each names the work point. */
    List<String> of(Unit unit);
}
