package org.weibao.deadline;

/** Reads the cases of one kind of subject that has a feature of its own, such as a letter. */
public interface TaskContextReader {

    TaskSubject.Kind kind();

    TaskContext read(long id);
}
