package org.weibao.process.guard;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.springframework.stereotype.Component;

/**
 * The engine's ids: UUIDs that begin with the time (version 7). New rows go to the end of every index, while the
 * engine's own UUIDs spread over the whole index. And no click waits for a second connection, as it would for a block
 * of numbers.
 */
@Component
class OrderedIds implements IdGenerator {

    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

    @Override
    public String getNextId() {
        return generator.generate().toString();
    }
}
