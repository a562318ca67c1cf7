package org.weibao.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** The row that makes publishing a point happen once, also when a job is retried. Its key is the point's code. */
@Entity
class Publication implements Persistable<String> {

    @Id
    private String code;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private long pointId;

    @SuppressWarnings("NullAway.Init")
    protected Publication() {}

    Publication(String code, long pointId) {
        this.code = code;
        this.pointId = pointId;
    }

    @Override
    public @Nullable String getId() {
        return code;
    }

    /** Always inserted and never merged, so that a second one fails. */
    @Override
    public boolean isNew() {
        return true;
    }
}
