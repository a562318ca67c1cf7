package org.weibao.process.guard;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.springframework.util.StringUtils;
import org.weibao.configuration.Mistake;
import org.weibao.process.escalation.EscalationCheck;
import org.weibao.process.escalation.EscalationColumns;
import org.weibao.process.install.ModelFiles;
import org.weibao.shared.Refusal;

/** Refuses every new model that breaks {@link ModelRules}, and every file that is no model. */
final class ModelGuard implements Deployer {

    @Override
    public void deploy(DeploymentEntity deployment) {
        // What is in the database already runs, and is parsed again at each start.
        if (!deployment.isNew()) {
            return;
        }
        List<String> mistakes = deployment.getResources().values().stream()
                .flatMap(resource -> mistakes(resource).map(mistake -> resource.getName() + " " + mistake))
                .toList();
        if (!mistakes.isEmpty()) {
            throw new Refusal("model", "模型不合规则，没有部署：" + String.join("；", mistakes) + "。");
        }
    }

    private static Stream<String> mistakes(ResourceEntity resource) {
        ByteArrayInputStream content = new ByteArrayInputStream(resource.getBytes());
        return switch (String.valueOf(StringUtils.getFilenameExtension(resource.getName()))) {
            case "bpmn" -> ModelRules.mistakes(Bpmn.readModelFromStream(content)).stream();
            case "dmn" ->
                Stream.concat(
                        ModelRules.mistakes(Dmn.readModelFromStream(content)).stream(), mistakesOfTable(resource));
            case "html" -> Stream.of();
            default -> Stream.of("不是流程、决策表或表单");
        };
    }

    /** An escalation that fails at night would notify nobody, so every table is checked when it is deployed. */
    private static Stream<String> mistakesOfTable(ResourceEntity resource) {
        ByteArrayInputStream content = new ByteArrayInputStream(resource.getBytes());
        boolean isEscalation = Dmn.readModelFromStream(new ByteArrayInputStream(resource.getBytes()))
                        .getModelElementById(EscalationColumns.DECISION)
                != null;
        return isEscalation
                ? EscalationCheck.mistakes(resource.getName(), content, new ModelFiles().names()).stream()
                        .map(Mistake::toString)
                : Stream.of();
    }
}
