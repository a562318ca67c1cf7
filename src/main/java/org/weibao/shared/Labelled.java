package org.weibao.shared;

/** A constant that people choose or read. Forms, records and sentences take its Chinese label from here. */
public interface Labelled {

    /** The name for programs. */
    String name();

    /** The Chinese word for people. */
    String label();
}
