package org.weibao.process.guard;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.weibao.process.Variables;
import org.weibao.workpoint.Routing;
import org.weibao.workpoint.Routing.Answerable;

/**
 * The groups that a part's model offers its tasks to, by the names of variables. They follow from the part, so no process
 * writes, reads and deletes them as variables.
 */
final class PartGroups extends ELResolver {

    private static final Map<String, Function<Answerable, String>> GROUPS = Map.of(
            Variables.UNIT_GROUP.name(), part -> part.unit().group(),
            Variables.HEAD_GROUP.name(), part -> part.unit().headGroup(),
            Variables.LEAD_GROUP.name(), part -> part.lead().group());

    private final ApplicationContext applicationContext;

    PartGroups(ApplicationContext applicationContext) {
        this.applicationContext = applicationContext;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        var group = base == null ? GROUPS.get(property) : null;
        if (group == null
                || !(context.getContext(VariableScope.class) instanceof VariableScope scope)
                || Variables.PART_ID.find(scope) == null) {
            return null;
        }
        context.setPropertyResolved(true);
        var routing = applicationContext.getBean(Routing.class);
        return Variables.PART_ID.of(scope, part -> group.apply(routing.answerable(part)));
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
        // Nobody sets it.
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
