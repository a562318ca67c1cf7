package org.weibao.supervision;

/** Reads the cases of one kind of subject that has a feature of its own, such as a letter. */
public interface CaseReader {

    Subject.Kind kind();

    Case read(long id);
}
