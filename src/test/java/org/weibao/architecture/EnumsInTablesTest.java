package org.weibao.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A column for an enum accepts its constants and nothing else. */
class EnumsInTablesTest {

    private static final Pattern CONSTANT = Pattern.compile("'([A-Z_]+)'");

    /** By the name of the CHECK the enum; some cannot be named here otherwise. */
    private static final Map<String, String> ENUMS = Map.ofEntries(
            entry("account_event_kind_known", "identity.Accounts$Kind"),
            entry("account_sessions_ended_by_known", "identity.SessionEnd"),
            entry("decision_kind_known", "workpoint.DecisionKind"),
            entry("decision_minutes_kind_known", "workpoint.MinutesKind"),
            entry("delivery_state_known", "notification.DeliveryState"),
            entry("evidence_file_purpose_known", "evidence.Purpose"),
            entry("exported_file_kind_known", "supervision.ExportedFile"),
            entry("extension_state_known", "extension.ExtensionState"),
            entry("letter_kind_known", "escalation.LetterKind"),
            entry("letter_matter_left_because_known", "letter.LetterMatter$Left"),
            entry("letter_state_known", "letter.LetterState"),
            entry("measure_aggregation_known", "workpoint.Aggregation"),
            entry("message_state_known", "notification.MessageState"),
            entry("named_lock_name_known", "shared.NamedLocks$Name"),
            entry("notice_kind_known", "notification.Notice$Kind"),
            entry("reading_mark_kind_known", "plan.MarkKind"),
            entry("part_measure_state_known", "workpoint.AssignedMeasureState"),
            entry("part_role_known", "workpoint.Role"),
            entry("part_state_known", "workpoint.PartState"),
            entry("plan_state_known", "plan.PlanState"),
            entry("registered_unit_kind_known", "organization.UnitKind"),
            entry("report_figure_state_known", "workpoint.MeasureState"),
            entry("timeline_entry_kind_known", "workpoint.EntryKind"),
            entry("work_point_category_known", "workpoint.SixProtections"),
            entry("work_point_phase_known", "workpoint.Phase"),
            entry("work_point_priority_known", "workpoint.Priority"),
            entry("work_point_rhythm_known", "workpoint.Rhythm"));

    @Test
    void theTablesKnowTheConstantsOfTheCode() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .load()
                .migrate();
        var known = new TreeMap<String, Set<String>>();
        JdbcClient.create(database)
                .sql(
                        """
                        SELECT LOWER(CONSTRAINT_NAME), CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS
                        WHERE LOWER(CONSTRAINT_NAME) LIKE '%\\_known'""")
                .query(row -> {
                    known.put(
                            row.getString(1),
                            CONSTANT.matcher(row.getString(2))
                                    .results()
                                    .map(match -> match.group(1))
                                    .collect(Collectors.toSet()));
                });

        assertThat(known).containsExactlyInAnyOrderEntriesOf(constants());
    }

    private static Map<String, Set<String>> constants() {
        return ENUMS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> {
            try {
                return Arrays.stream(
                                Class.forName("org.weibao." + each.getValue()).getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.toSet());
            } catch (ClassNotFoundException renamed) {
                throw new AssertionError(renamed);
            }
        }));
    }
}
