package org.weibao.extension;

/** What extensions need from the engine. */
public interface ExtensionWorkflow {

    /** Ends the process of a request whose task is done or gone. */
    void noLongerNeeded(long extensionId);
}
