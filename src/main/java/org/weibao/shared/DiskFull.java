package org.weibao.shared;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognizes a failure that a full disk caused. */
public final class DiskFull {

    /** Java passes on the operating system's message, in the language of the machine. */
    private static final Pattern WORDS =
            Pattern.compile("(?i)no space left|disk quota exceeded|not enough space on the disk|设备上没有空间|超出磁盘限额|磁盘空间不足");

    /** MySQL: the disk is full, the table is full. */
    private static final Set<Integer> CODES = Set.of(1021, 1114);

    private DiskFull() {}

    /** Looks at the failure and all its causes. */
    public static boolean caused(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .flatMap(cause -> Stream.concat(Stream.of(cause), Stream.of(cause.getSuppressed())))
                .anyMatch(DiskFull::isIt);
    }

    private static boolean isIt(Throwable cause) {
        return cause instanceof IOException
                ? WORDS.matcher(String.valueOf(cause.getMessage())).find()
                : cause instanceof SQLException sql && CODES.contains(sql.getErrorCode());
    }
}
