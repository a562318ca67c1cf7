package org.weibao.organization;

/** Who is behind a user id; kept by the engine's identity service, for people may be added while the system runs. */
public interface Directory {

    /** The person's name, or the id itself for somebody who is not known any more. */
    String nameOf(String userId);
}
