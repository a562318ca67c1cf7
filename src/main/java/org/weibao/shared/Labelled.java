package org.weibao.shared;

/** A constant that people choose or read, with its word in Chinese: forms, records and sentences have it from here. */
public interface Labelled {

    /** The name by which programs know it. */
    String name();

    /** What people read. */
    String label();
}
