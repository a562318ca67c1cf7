package org.weibao.process.guard;

import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.weibao.shared.BeingUpdated;
import org.weibao.shared.Refusal;

/**
 * Evaluates the models' expressions with only the variables and {@link ModelBeans}. In queries it accepts only three
 * expressions, which the application's own filters need.
 *
 * <p>The engine evaluates an expression without a scope in one place only, for queries. It does not matter how they
 * came: by the task query, by an "or" inside it, from a saved filter or its extension, for a list or a count.
 */
final class GuardedExpressionManager extends JuelExpressionManager {

    static final Set<String> FILTER_EXPRESSIONS = Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

    private final ModelBeans modelBeans;
    private final PartGroups partGroups;

    GuardedExpressionManager(ApplicationContext applicationContext) {
        this.modelBeans = new ModelBeans(applicationContext);
        this.partGroups = new PartGroups(applicationContext);
    }

    static Refusal noExpressionInQuery() {
        return new Refusal("query", "查询条件里不能使用表达式。");
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        // First, so that no variable can take a bean's name, and because it refuses everything that the other resolvers
        // would resolve further.
        resolver.add(modelBeans);
        resolver.add(new VariableScopeElResolver());
        resolver.add(partGroups);
        resolver.add(new VariableContextElResolver());
        return resolver;
    }

    @Override
    public Expression createExpression(String text) {
        return new GuardedExpression(createValueExpression(text), this, text);
    }

    private static final class GuardedExpression extends JuelExpression {

        GuardedExpression(ValueExpression expression, JuelExpressionManager manager, String text) {
            super(expression, manager, text);
        }

        @Override
        public Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
            if (scope == null && !isLiteralText() && !FILTER_EXPRESSIONS.contains(getExpressionText())) {
                throw noExpressionInQuery();
            }
            try {
                return super.getValue(scope, execution);
            } catch (ProcessEngineException failure) {
                throw isOfNewerModel(scope) ? new BeingUpdated(failure) : failure;
            }
        }

        /** Its model was deployed by another node, after this one was started. */
        private static boolean isOfNewerModel(@Nullable VariableScope scope) {
            var execution = scope instanceof DelegateTask task ? task.getExecution() : scope;
            return execution instanceof ExecutionEntity entity
                    && !Context.getProcessEngineConfiguration()
                            .getRegisteredDeployments()
                            .contains(entity.getProcessDefinition().getDeploymentId());
        }
    }
}
