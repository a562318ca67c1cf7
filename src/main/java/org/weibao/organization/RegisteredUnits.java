package org.weibao.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.weibao.shared.NamedLocks;

/** The units and counties on record, one row each; rows are never deleted. */
@Repository
class RegisteredUnits {

    /** @param listed whether organization.yml named it at the last start */
    record Registered(Unit unit, boolean listed) {}

    private final JdbcClient database;
    private final NamedLocks locks;

    RegisteredUnits(JdbcClient database, NamedLocks locks) {
        this.database = database;
        this.locks = locks;
    }

    /** Waits for the register's lock and keeps it until the transaction ends. */
    void takeTurn() {
        locks.take(NamedLocks.Name.ORGANIZATION);
    }

    List<Registered> all() {
        return database.sql("SELECT * FROM registered_unit ORDER BY code")
                .query((row, number) -> registered(row))
                .list();
    }

    void save(Registered registered) {
        int known = write(
                registered,
                """
                UPDATE registered_unit SET name = :name, kind = :kind, counterpart = :counterpart,
                    full_name = :fullName, aliases = :aliases,
                    valid_from = :from, valid_until = :until, listed = :listed
                WHERE code = :code""");
        if (known == 0) {
            write(
                    registered,
                    """
                    INSERT INTO registered_unit (code, name, kind, counterpart, full_name, aliases, valid_from, valid_until, listed)
                    VALUES (:code, :name, :kind, :counterpart, :fullName, :aliases, :from, :until, :listed)""");
        }
    }

    private int write(Registered registered, String statement) {
        Unit unit = registered.unit();
        return database.sql(statement)
                .param("code", unit.code())
                .param("name", unit.name())
                .param("kind", unit.kind().name())
                .param("counterpart", unit.counterpart())
                .param("fullName", unit.fullName())
                .param(
                        "aliases",
                        String.join(
                                "\n",
                                unit.aliases().stream()
                                        .map(BodyNames::normalized)
                                        .toList()))
                .param("from", unit.validFrom())
                .param("until", unit.validUntil())
                .param("listed", registered.listed())
                .update();
    }

    private static Registered registered(ResultSet row) throws SQLException {
        return new Registered(
                new Unit(
                        row.getString("code"),
                        row.getString("name"),
                        UnitKind.valueOf(row.getString("kind")),
                        row.getString("aliases").lines().toList(),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        row.getString("counterpart"),
                        row.getString("full_name")),
                row.getBoolean("listed"));
    }
}
