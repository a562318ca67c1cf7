package org.weibao.extraction;

/** The work on one file. It is counted in steps, so that a hostile file ends the same way on any machine. */
final class ExtractionWork {

    /** A hundred pages take some hundred thousand. */
    private static final int MOST_STEPS = 5_000_000;

    private static final int STEPS_BETWEEN_LOOKS = 1_000;

    private int steps;

    /**
     * Counts one element, operation or character run.
     *
     * @throws Unreadable if there were too many, or if the work was stopped because it takes too long
     */
    void step() {
        if (++steps > MOST_STEPS) {
            throw Unreadable.tooLarge();
        }
        if (steps % STEPS_BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
            throw Unreadable.tooSlow();
        }
    }
}
