package org.weibao.process.guard;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.util.function.SingletonSupplier;

/**
 * The beans that a model may name: the delegates and listeners of {@code org.weibao.process}, and the few that answer a
 * fan-out or a timer. An expression may call a method only on these, and may read no property.
 */
final class ModelBeans extends ELResolver {

    private static final Set<String> USED_BY_EXPRESSIONS =
            Set.of("openParts", "pointsToPublish", "partKey", "escalationTimer");
    private static final String PROCESS_PACKAGE = "org.weibao.process.";

    private final ApplicationContext applicationContext;
    private final BeanELResolver methods = new BeanELResolver(true);
    /** Found late, because many of these beans need the engine, which is built with this list. */
    private final SingletonSupplier<Set<String>> names = SingletonSupplier.of(this::findNames);

    ModelBeans(ApplicationContext applicationContext) {
        this.applicationContext = applicationContext;
    }

    Set<String> names() {
        return names.obtain();
    }

    private Set<String> findNames() {
        Stream<String> delegates = Stream.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class)
                .flatMap(type -> Stream.of(applicationContext.getBeanNamesForType(type, false, false)));
        return Stream.concat(delegates, USED_BY_EXPRESSIONS.stream().filter(applicationContext::containsBean))
                .filter(this::isOurs)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isOurs(String name) {
        // Use the bean's class, since a listener's declared type is the engine's interface.
        return applicationContext.getBean(name).getClass().getName().startsWith(PROCESS_PACKAGE);
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base != null) {
            throw outOfReach(property);
        }
        if (property instanceof String name && names().contains(name)) {
            context.setPropertyResolved(true);
            return applicationContext.getBean(name);
        }
        return null;
    }

    @Override
    public @Nullable Object invoke(
            ELContext context, Object base, Object method, Class<?> @Nullable [] types, Object[] arguments) {
        boolean isModelBean = names().stream().anyMatch(name -> applicationContext.getBean(name) == base);
        boolean isEveryObjects = Stream.of(Object.class.getDeclaredMethods())
                .anyMatch(inherited -> inherited.getName().equals(method.toString()));
        if (!isModelBean || isEveryObjects) {
            throw outOfReach(method);
        }
        return methods.invoke(context, base, method, types, arguments);
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
        throw outOfReach(property);
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

    private static ELException outOfReach(Object name) {
        return new ELException("'" + name + "' is out of a model's reach: a model calls " + PROCESS_PACKAGE
                + " beans by their methods and reads plain variables");
    }
}
