package org.weibao.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFile;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.configuration.ConfigurationMistake;
import org.weibao.configuration.Mistake;
import org.weibao.organization.RegisteredUnits.Registered;

/**
 * Keeps every unit and county that this installation has known. At each start it adds and renames bodies from
 * {@code organization.yml}. A body that the file no longer names ends, unless it has open work.
 */
@Component
public class OrganizationRegister {

    private static final Logger LOG = LoggerFactory.getLogger(OrganizationRegister.class);

    private final Organization organization;
    private final RegisteredUnits registered;
    private final OpenWork open;
    private final ConfigurationFile file;
    private final Clock clock;

    OrganizationRegister(
            Organization organization,
            RegisteredUnits registered,
            OpenWork open,
            ConfigurationFolder folder,
            Clock clock) {
        this.organization = organization;
        this.registered = registered;
        this.open = open;
        this.file = folder.file(Organization.FILE);
        this.clock = clock;
    }

    /**
     * Checks the file; nothing is written.
     *
     * @throws ConfigurationMistake naming each body with open work that the file no longer names, or that changed from
     * unit to county or back; with its open work
     */
    public void check() {
        List<Mistake> mistakes = new ArrayList<>();
        for (Registered known : registered.all()) {
            boolean listed = organization.isListed(known.unit().code());
            if (known.listed() && !listed) {
                addIfBusy(mistakes, known.unit(), "已从文件中删去", "把这一条放回文件；停用的，用 validUntil 写明最后一天，全部办完以后再删去");
            } else if (listed && hasOtherGroups(known.unit())) {
                addIfBusy(
                        mistakes,
                        known.unit(),
                        "由" + known.unit().kind().label() + "改成了"
                                + organization.unit(known.unit().code()).kind().label(),
                        "改回原来的写法；确需改变的，全部办完以后再改，或者另用一个 code 登记");
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigurationMistake(mistakes);
        }
    }

    private boolean hasOtherGroups(Unit before) {
        return !organization.unit(before.code()).group().equals(before.group());
    }

    private void addIfBusy(List<Mistake> mistakes, Unit unit, String change, String remedy) {
        List<String> work = open.of(unit);
        if (!work.isEmpty()) {
            mistakes.add(file.mistake(
                    0,
                    unit.kind() == UnitKind.COUNTY ? "counties" : "units",
                    nameAndCode(unit) + change + "，但还有 " + work.size() + " 项工作没有办完：" + String.join("；", work),
                    remedy));
        }
    }

    /** Saves the checked file within the caller's transaction. */
    public void renew() {
        registered.takeTurn();
        for (Unit unit : organization.units()) {
            registered.save(new Registered(unit, organization.isListed(unit.code())));
        }
        warnOfWorkLeftBehind();
    }

    /** An ended body keeps its groups and finishes its work, so somebody must be in them. */
    private void warnOfWorkLeftBehind() {
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        for (Unit unit : organization.units()) {
            LocalDate last = unit.validUntil();
            List<String> work = last != null && last.isBefore(today) ? open.of(unit) : List.of();
            if (!work.isEmpty()) {
                LOG.warn(
                        "{}已于{}停止使用，还有 {} 项工作没有办完：{}。请管理员确认用户组 {} 和 {} 里有人接手。",
                        nameAndCode(unit),
                        last,
                        work.size(),
                        String.join("；", work),
                        unit.group(),
                        unit.headGroup());
            }
        }
    }

    private static String nameAndCode(Unit unit) {
        return "“" + unit.name() + "”（" + unit.code() + "）";
    }
}
