package org.weibao.workpoint;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** One thing that a work point asks for (任务措施), and who carries it out. */
@Entity
public class Measure {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private int number;

    @Column(length = 1000)
    private String text;

    private boolean allUnits;

    @BatchSize(size = 100)
    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "measure_unit", joinColumns = @JoinColumn(name = "measure_id"))
    @OrderColumn(name = "position")
    @Column(name = "unit_code")
    private List<String> units = new ArrayList<>();

    private boolean counties;

    @Embedded
    private @Nullable Indicator indicator;

    @SuppressWarnings("NullAway.Init")
    protected Measure() {}

    Measure(int number, PointSettings.MeasureSettings settings) {
        this.number = number;
        this.text = settings.text();
        change(number, settings);
    }

    void change(int number, PointSettings.MeasureSettings settings) {
        this.number = number;
        text = settings.text();
        allUnits = settings.allUnits();
        units.clear();
        units.addAll(settings.units());
        counties = settings.counties();
        indicator = settings.indicator();
    }

    /** Gives the measure to the successor, if only this unit carried it out. */
    void replace(String unit, String successor) {
        if (units.remove(unit) && units.isEmpty()) {
            units.add(successor);
        }
    }

    /** The settings that the office made. */
    PointSettings.MeasureSettings settings() {
        return new PointSettings.MeasureSettings(id, text, allUnits, List.copyOf(units), counties, indicator);
    }

    boolean isCarriedBy(String unit, Role role) {
        return settings().isCarriedBy(unit, role);
    }

    public long id() {
        return java.util.Objects.requireNonNull(id);
    }

    /** Its number within the point, from 1. */
    public int number() {
        return number;
    }

    public String text() {
        return text;
    }

    /** Whether every responsible unit of the point carries it out, the lead included. */
    public boolean allUnits() {
        return allUnits;
    }

    /** The codes of the units that carry it out, if not all do. */
    public List<String> units() {
        return List.copyOf(units);
    }

    /** Whether the counties in scope carry it out. */
    public boolean counties() {
        return counties;
    }

    public @Nullable Indicator indicator() {
        return indicator;
    }
}
