package org.weibao.organization;

import java.util.List;

/** The open work of a body. It is read before the body may disappear. */
public interface OpenWork {

    /** The names of its open tasks, and of the running points that will send it a task; each names the work point. */
    List<String> of(Unit unit);
}
