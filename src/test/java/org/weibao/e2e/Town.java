package org.weibao.e2e;

/** Everybody who has a desk in this test. */
record Town(Chromium chromium, int port) {

    /** Somebody's Tasklist; he signs in the first time in a test. */
    Tasklist at(String user) {
        var known = chromium.knows(user);
        var tasklist = new Tasklist(user, chromium.window(user), port);
        return known ? tasklist : tasklist.signIn();
    }

    /** Finds a task in 本单位待办 and takes it. */
    Sheet takes(String user, String task) {
        return at(user).openFilter(Tasklist.OF_MY_UNIT).take(task);
    }
}
