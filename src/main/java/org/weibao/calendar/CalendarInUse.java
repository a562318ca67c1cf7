package org.weibao.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.weibao.shared.NamedLocks;

/** Keeps the calendar by which the dates on record were counted. */
@Component
public class CalendarInUse {

    private static final int HOURS = 0;

    private final WorkingCalendar calendar;
    private final NamedLocks locks;

    CalendarInUse(WorkingCalendar calendar, NamedLocks locks) {
        this.calendar = calendar;
        this.locks = locks;
    }

    /**
     * Takes the calendar into use, within the caller's transaction. The caller must count all dates again in it. Nodes
     * that start at the same time wait for each other, and only the first one finds a difference.
     *
     * @return the difference as people read it, such as 国务院办公厅公布2027年放假安排; empty if the same or no calendar was in use
     */
    public Optional<String> take() {
        String before = locks.take(NamedLocks.Name.CALENDAR);
        String now = written(calendar.content());
        if (before.equals(now)) {
            return Optional.empty();
        }
        locks.done(NamedLocks.Name.CALENDAR, now);
        return before.isEmpty() ? Optional.empty() : Optional.of(difference(read(before), calendar.content()));
    }

    private static String difference(Map<Integer, Set<String>> before, Map<Integer, Set<String>> now) {
        List<Integer> announced = new ArrayList<>();
        List<Integer> corrected = new ArrayList<>();
        Set<Integer> years = new TreeSet<>(before.keySet());
        years.addAll(now.keySet());
        years.remove(HOURS);
        for (int year : years) {
            if (!before.containsKey(year)) {
                announced.add(year);
            } else if (!before.get(year).equals(now.get(year))) {
                corrected.add(year);
            }
        }
        List<String> sentences = new ArrayList<>();
        if (!announced.isEmpty()) {
            sentences.add("国务院办公厅公布" + listed(announced) + "放假安排");
        }
        if (!corrected.isEmpty()) {
            sentences.add("日历文件更正" + listed(corrected) + "放假安排");
        }
        if (sentences.isEmpty()) {
            sentences.add(isOfTheRule(before, now) ? "没有公布放假安排的年份改按周一至周五、扣除法定节假日计算" : "日历文件更正工作时间");
        }
        return String.join("，", sentences);
    }

    private static boolean isOfTheRule(Map<Integer, Set<String>> before, Map<Integer, Set<String>> now) {
        return before.getOrDefault(HOURS, Set.of()).contains(WorkingCalendar.RULE_WITHOUT_NOTICE)
                != now.getOrDefault(HOURS, Set.of()).contains(WorkingCalendar.RULE_WITHOUT_NOTICE);
    }

    private static String listed(List<Integer> years) {
        return years.stream().map(year -> year + "年").collect(Collectors.joining("、"));
    }

    private static String written(Map<Integer, Set<String>> content) {
        return content.entrySet().stream()
                .flatMap(year -> year.getValue().stream().sorted().map(line -> year.getKey() + " " + line))
                .collect(Collectors.joining("\n"));
    }

    private static Map<Integer, Set<String>> read(String written) {
        return written.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.groupingBy(
                        line -> Integer.valueOf(line[0]),
                        TreeMap::new,
                        Collectors.mapping(line -> line[1], Collectors.toCollection(TreeSet::new))));
    }
}
