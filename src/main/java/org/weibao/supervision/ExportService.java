package org.weibao.supervision;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.escalation.WeeklyListQuery;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Directory;
import org.weibao.organization.Organization;
import org.weibao.shared.NotYours;

/**
 * Writes the ledger and the weekly list as files, and records who took them. The record is committed before the file
 * leaves the server.
 */
@Service
@Transactional
public class ExportService {

    /** A file that the receiver deletes after sending it. */
    public record WrittenFile(String name, Path content) {}

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private final SupervisionQuery supervision;
    private final LedgerRows rows;
    private final WeeklyListQuery weekly;
    private final ExportRecords records;
    private final Organization organization;
    private final Directory directory;
    private final Clock clock;

    ExportService(
            SupervisionQuery supervision,
            LedgerRows rows,
            WeeklyListQuery weekly,
            ExportRecords records,
            Organization organization,
            Directory directory,
            Clock clock) {
        this.supervision = supervision;
        this.rows = rows;
        this.weekly = weekly;
        this.records = records;
        this.organization = organization;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The ledger of the matrix with this filter.
     *
     * @throws NotYours for anybody who does not see everything
     */
    public WrittenFile ledger(SupervisionFilter filter, CurrentUser currentUser) {
        supervision.requireAll(currentUser);
        var now = clock.instant();
        var year = SupervisionQuery.chosen(filter, supervision.years());
        var scope = (year == null ? "" : year + "年度，") + filter.inWords(organization);
        try (var sheet = new LedgerSheet(
                (year == null ? "" : year + "年") + "未成年人保护工作要点督办台账",
                "填报单位：" + office() + "　截至：" + WorkingCalendar.named(now) + "　范围：" + MaskedNumbers.in(scope) + "　导出人："
                        + directory.historyOf(currentUser.userId()).latest())) {
            rows.read(filter, year, now, sheet::add);
            var file = written("ledger", ".xlsx", sheet::write);
            records.add(ExportedFile.LEDGER, currentUser.userId(), now, scope, sheet.count());
            return new WrittenFile(
                    (year == null ? "" : year + "年") + "督办台账 " + WorkingCalendar.named(WorkingCalendar.dayOf(now))
                            + ".xlsx",
                    file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The weekly list as of now.
     *
     * @throws NotYours for anybody who does not see everything
     */
    public WrittenFile weeklyList(CurrentUser currentUser) {
        var now = clock.instant();
        var list = weekly.now(currentUser);
        var facts = office() + "　截至" + WorkingCalendar.named(now);
        var file = written("weekly", ".docx", out -> WeeklyDocument.write(list, facts, out));
        records.add(
                ExportedFile.WEEKLY_LIST,
                currentUser.userId(),
                now,
                list.title(),
                list.lines().size());
        return new WrittenFile("每周督办清单 " + WorkingCalendar.named(list.day()) + ".docx", file);
    }

    private String office() {
        return organization.body(WorkingCalendar.dayOf(clock.instant())).officeName();
    }

    /** A file that stays only if it was written to its end. */
    private static Path written(String prefix, String suffix, Writing writing) {
        try {
            var file = Files.createTempFile(prefix, suffix);
            try (var out = Files.newOutputStream(file)) {
                writing.to(out);
                return file;
            } catch (IOException | RuntimeException failure) {
                Files.deleteIfExists(file);
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
