package org.weibao.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** WrittenDates as lists of units give them: 2023年6月底前, 年底前, 长期坚持. */
final class WrittenDates {

    private static final Pattern DATE = Pattern.compile(
            "(?:(20\\d\\d)年)?(?:(\\d{1,2})月)?(?:(\\d{1,2})日|(上半年|下半年|第?[一二三四1-4]季度|年底|年末|年内|全年|底|末|初|中旬|上旬|下旬))?");
    private static final Pattern SHAPE = Pattern.compile(
            "(力争|确保|于|在|争取)?((20\\d\\d|今|当|本|每|明)?年?)?(\\d{1,2}月)?(\\d{1,2}日|上半年|下半年|第?[一二三四1-4]季度|年底|年末|年内|全年|底|末|初|中旬|上旬|下旬)?(之?前|以前|内|止)?(基本|全面|全部)?(完成|落实|落实到位|取得.{1,8}|见效|到位|启动)?((并|、)?(持续|长期).{0,6})?");
    private static final Pattern ALWAYS = Pattern.compile(
            "(长期|常年|持续|全年|每年|每季度|每月|常态化|适时|按.{1,8}要求|即时|立行立改)(坚持|推进|落实|实施|开展|完成|执行|进行|优化|深化|提升|加强|推动|巩固|化)*");
    private static final int LONGEST = 30;

    private WrittenDates() {}

    static boolean isDeadline(String words) {
        return !words.isEmpty()
                && words.length() <= LONGEST
                && ((SHAPE.matcher(words).matches() && words.matches(".*[\\d年季底].*") && words.matches(".*(年|月|日|季度).*"))
                        || ALWAYS.matcher(words).matches());
    }

    /** The day; null if the words name none. */
    static @Nullable LocalDate day(String words, @Nullable Integer yearOfDocument) {
        Matcher date = DATE.matcher(words);
        while (date.find()) {
            if (date.end() > date.start()) {
                return day(date, yearOfDocument);
            }
        }
        return null;
    }

    private static @Nullable LocalDate day(Matcher date, @Nullable Integer yearOfDocument) {
        Integer year = date.group(1) == null ? yearOfDocument : Integer.valueOf(date.group(1));
        String part = date.group(4) == null ? "" : date.group(4);
        if (year == null || part.equals("初") || (date.group(2) == null && part.equals("全年"))) {
            return null;
        }
        try {
            if (date.group(2) != null) {
                YearMonth month = YearMonth.of(year, Integer.parseInt(date.group(2)));
                if (date.group(3) != null) {
                    return month.atDay(Integer.parseInt(date.group(3)));
                }
                return part.equals("中旬") ? month.atDay(20) : part.equals("上旬") ? month.atDay(10) : month.atEndOfMonth();
            }
            int month =
                    switch (part.replace("第", "")) {
                        case "上半年", "二季度", "2季度" -> 6;
                        case "一季度", "1季度" -> 3;
                        case "三季度", "3季度" -> 9;
                        case "" -> date.group(1) == null ? 0 : 12;
                        default -> 12;
                    };
            return month == 0 ? null : YearMonth.of(year, month).atEndOfMonth();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
