package org.weibao.process.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Limits the memory for files of evidence that are being stored or served at one time: two hundred threads with twenty
 * megabytes each would use all of it. Requests are served in order; a small file waits only if there is no room for it.
 */
@Component
class FilesAtWork {

    /** A file is in memory up to four times, including the drivers' buffers, so this is less than half a gigabyte. */
    private static final DataSize MOST = DataSize.ofMegabytes(100);

    /** Longer than the largest file takes, and short enough for a person to wait. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final int most;
    private final Duration longestWait;
    private final Semaphore megabytes;

    FilesAtWork() {
        this(MOST, LONGEST_WAIT);
    }

    FilesAtWork(DataSize most, Duration longestWait) {
        this.most = (int) most.toMegabytes();
        this.longestWait = longestWait;
        this.megabytes = new Semaphore(this.most, true);
    }

    /**
     * Does the work as soon as there is room for the file.
     *
     * @param length the file's, in bytes
     * @throws Busy if there is no room for too long; then nothing has been done
     */
    <T> T with(long length, Work<T> work) throws IOException {
        var share = (int) Math.min(most, DataSize.ofBytes(length).toMegabytes() + 1);
        enter(share);
        try {
            return work.done();
        } finally {
            megabytes.release(share);
        }
    }

    private void enter(int share) {
        try {
            if (!megabytes.tryAcquire(share, longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    /** The work with a file. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }

    /** There is no room for another file now. */
    static final class Busy extends RuntimeException {
        Busy() {
            super("正在上传、下载的文件较多，请稍等片刻再试。");
        }
    }
}
