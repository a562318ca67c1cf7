package org.weibao.process;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.weibao.process.Diagram.Box;
import org.weibao.process.Diagram.Edge;

/** The diagrams are laid out by hand: read from left to right, without crossing lines or hidden names. */
class ModelLayoutTest {

    static Stream<Arguments> diagrams() {
        return ProcessModel.all().stream()
                .map(model -> Arguments.of(Named.of(model.toString(), model), Diagram.of(model)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void everyElementIsDrawn(ProcessModel model, Diagram diagram) {
        assertThat(diagram.drawn())
                .containsExactlyInAnyOrderElementsOf(model.all(FlowElement.class).stream()
                        .map(FlowElement::getId)
                        .collect(toSet()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void everyNameBesideAnElementHasItsPlace(ProcessModel model, Diagram diagram) {
        assertThat(model.all(FlowElement.class).stream()
                        .filter(element -> element instanceof Gateway
                                || element instanceof Event
                                || element instanceof SequenceFlow)
                        .filter(element -> element.getName() != null)
                        .map(FlowElement::getId)
                        .filter(id -> !diagram.labelled().contains(id)))
                .as("names without a BPMNLabel")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void flowsGoUpDownLeftOrRight(ProcessModel model, Diagram diagram) {
        assertThat(diagram.edges().stream().filter(edge -> !edge.segments().stream()
                        .allMatch(segment -> segment.isLevel() != segment.isUpright())))
                .as("flows with a slanting stretch")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void flowsStartAndEndAtTheirShapes(ProcessModel model, Diagram diagram) {
        assertThat(diagram.edges().stream()
                        .filter(edge -> !isOnBorder(
                                        edge.segments().get(0).from(),
                                        diagram.boxOf(edge.flow().getSource()))
                                || !isOnBorder(
                                        edge.segments()
                                                .get(edge.segments().size() - 1)
                                                .to(),
                                        diagram.boxOf(edge.flow().getTarget()))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void noTwoFlowsCross(ProcessModel model, Diagram diagram) {
        assertThat(pairs(diagram.edges(), (one, other) -> one.collidesWith(other)))
                .as("flows that cross or touch")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void noFlowPassesThroughAShape(ProcessModel model, Diagram diagram) {
        assertThat(diagram.edges().stream().flatMap(edge -> diagram.shapes().stream()
                        .filter(shape -> !shape.isAround(edge.flow()))
                        .filter(shape -> edge.segments().stream()
                                .anyMatch(segment -> segment.enters(shape.box().shrunkBy(1))))
                        .map(shape -> edge + " through " + shape)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void noTwoShapesOverlap(ProcessModel model, Diagram diagram) {
        assertThat(pairs(
                        diagram.shapes(),
                        (one, other) -> !one.isAround(other.node())
                                && !other.isAround(one.node())
                                && !one.carries(other.node())
                                && !other.carries(one.node())
                                && one.box().overlaps(other.box())))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void whatBelongsToASubprocessLiesInside(ProcessModel model, Diagram diagram) {
        assertThat(diagram.shapes().stream()
                        .filter(shape -> shape.node().getParentElement() instanceof SubProcess phase
                                && !diagram.boxOf(phase).contains(shape.box())))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void labelsCoverNothing(ProcessModel model, Diagram diagram) {
        assertThat(diagram.labels().stream().flatMap(label -> diagram.within(label.box(), label.of())
                        .map(found -> label + " on " + found)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void theStoryGoesToTheRight(ProcessModel model, Diagram diagram) {
        assertThat(diagram.edges().stream()
                        .filter(edge -> edge.segments().stream().anyMatch(Diagram.Segment::goesLeft))
                        .filter(edge -> !isWayBack(edge)))
                .as("flows to the left that do not lead into a named merging gateway")
                .isEmpty();
    }

    /** At the same place everywhere, so that nobody has to look for it: what a supervisor sees of the escalation. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void theEscalationStandsBelowItsTaskAtTheLeft(ProcessModel model, Diagram diagram) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            var box = diagram.boxOf(task);
            var middle = box.left() + 28;
            assertThat(diagram.boxOf(model.escalation(task).timer()))
                    .as("timer at %s", task.getId())
                    .isEqualTo(new Box(middle - 18, box.bottom() - 18, middle + 18, box.bottom() + 18));
            assertThat(diagram.boxOf(model.escalation(task).end()))
                    .as("notice step below %s", task.getId())
                    .isEqualTo(new Box(middle - 18, box.bottom() + 46, middle + 18, box.bottom() + 82));
        });
    }

    private static boolean isWayBack(Edge edge) {
        var target = edge.flow().getTarget();
        return target instanceof Gateway && target.getIncoming().size() > 1 && target.getName() != null;
    }

    private static boolean isOnBorder(Diagram.Point point, Box box) {
        var across = point.x() == box.left() || point.x() == box.right();
        var along = point.y() == box.top() || point.y() == box.bottom();
        return (across && box.top() <= point.y() && point.y() <= box.bottom())
                || (along && box.left() <= point.x() && point.x() <= box.right());
    }

    private static <T> Stream<String> pairs(List<T> all, BiPredicate<T, T> clash) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> IntStream.range(i + 1, all.size())
                        .filter(j -> clash.test(all.get(i), all.get(j)))
                        .mapToObj(j -> all.get(i) + " and " + all.get(j)))
                .flatMap(Function.identity());
    }
}
