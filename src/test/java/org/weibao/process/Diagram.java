package org.weibao.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** The picture of a model: the position of each element. */
record Diagram(List<Shape> shapes, List<Edge> edges, List<Label> labels) {

    /** An upright rectangle. */
    record Box(double left, double top, double right, double bottom) {

        static Box of(Bounds bounds) {
            return new Box(
                    bounds.getX(),
                    bounds.getY(),
                    bounds.getX() + bounds.getWidth(),
                    bounds.getY() + bounds.getHeight());
        }

        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean contains(Box other) {
            return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
        }

        Box shrunkBy(double margin) {
            return new Box(left + margin, top + margin, right - margin, bottom - margin);
        }
    }

    record Point(double x, double y) {}

    /** A straight piece of a flow, upright or level. */
    record Segment(Point from, Point to) {

        boolean isLevel() {
            return from.y == to.y;
        }

        boolean isUpright() {
            return from.x == to.x;
        }

        boolean goesLeft() {
            return to.x < from.x;
        }

        Box box() {
            return new Box(
                    Math.min(from.x, to.x), Math.min(from.y, to.y), Math.max(from.x, to.x), Math.max(from.y, to.y));
        }

        boolean enters(Box box) {
            var own = box();
            return own.left < box.right && box.left < own.right && own.top < box.bottom && box.top < own.bottom;
        }

        boolean touches(Segment other) {
            var a = box();
            var b = other.box();
            return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
        }

        /** Passes right through the other, as two streets do: neither ends there and they are no common stretch. */
        boolean crosses(Segment other) {
            if (isLevel() == other.isLevel()) {
                return false;
            }
            var level = (isLevel() ? this : other).box();
            var upright = (isLevel() ? other : this).box();
            return level.left < upright.left
                    && upright.left < level.right
                    && upright.top < level.top
                    && level.top < upright.bottom;
        }
    }

    record Shape(FlowNode node, Box box) {

        /** Whether that event sits on its border. */
        boolean carries(FlowNode event) {
            return event instanceof BoundaryEvent boundary
                    && boundary.getAttachedTo().equals(node);
        }

        boolean isAround(BaseElement element) {
            for (var parent = element.getParentElement(); parent != null; parent = parent.getParentElement()) {
                if (parent.equals(node)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return node.getId();
        }
    }

    record Edge(SequenceFlow flow, List<Segment> segments) {

        /** Flows that begin or end together may share a stretch; they still may not pass through each other. */
        boolean collidesWith(Edge other) {
            var together = flow.getTarget().equals(other.flow.getTarget())
                    || flow.getSource().equals(other.flow.getSource());
            return segments.stream().anyMatch(mine -> other.segments.stream()
                    .anyMatch(theirs -> together ? mine.crosses(theirs) : mine.touches(theirs)));
        }

        @Override
        public String toString() {
            return flow.getId();
        }
    }

    /** A name beside a gateway, event or flow, or the title inside a subprocess. */
    record Label(BaseElement of, Box box) {
        @Override
        public String toString() {
            return "label of " + of.getId();
        }
    }

    static Diagram of(ProcessModel model) {
        var shapes = new ArrayList<Shape>();
        var edges = new ArrayList<Edge>();
        var labels = new ArrayList<Label>();
        for (var shape : model.all(BpmnShape.class)) {
            var node = (FlowNode) shape.getBpmnElement();
            var box = Box.of(shape.getBounds());
            shapes.add(new Shape(node, box));
            bounds(shape.getBpmnLabel()).ifPresent(bounds -> labels.add(new Label(node, bounds)));
            if (node instanceof SubProcess) {
                labels.add(new Label(node, title(node, box)));
            }
        }
        for (var edge : model.all(BpmnEdge.class)) {
            var flow = (SequenceFlow) edge.getBpmnElement();
            edges.add(new Edge(flow, segments(List.copyOf(edge.getWaypoints()))));
            bounds(edge.getBpmnLabel()).ifPresent(bounds -> labels.add(new Label(flow, bounds)));
        }
        return new Diagram(shapes, edges, labels);
    }

    Box boxOf(FlowNode node) {
        return shapes.stream()
                .filter(shape -> shape.node().equals(node))
                .findFirst()
                .orElseThrow()
                .box();
    }

    Set<String> drawn() {
        var ids = new HashSet<String>();
        shapes.forEach(shape -> ids.add(shape.node().getId()));
        edges.forEach(edge -> ids.add(edge.flow().getId()));
        return ids;
    }

    Set<String> labelled() {
        var ids = new HashSet<String>();
        labels.forEach(label -> ids.add(label.of().getId()));
        return ids;
    }

    /** What of shapes, flows and names reaches into a place, as words. */
    Stream<String> within(Box place, BaseElement owner) {
        return Stream.of(
                        shapes.stream()
                                .filter(shape -> !shape.isAround(owner)
                                        && !shape.node().equals(owner)
                                        && shape.box().overlaps(place))
                                .map(Shape::toString),
                        edges.stream()
                                .filter(edge -> edge.segments().stream().anyMatch(segment -> segment.enters(place)))
                                .map(Edge::toString),
                        labels.stream()
                                .filter(label ->
                                        !label.of().equals(owner) && label.box().overlaps(place))
                                .map(Label::toString))
                .flatMap(found -> found);
    }

    private static Optional<Box> bounds(BpmnLabel label) {
        return Optional.ofNullable(label).map(BpmnLabel::getBounds).map(Box::of);
    }

    /** A subprocess shows its name at the top, in the middle. */
    private static Box title(FlowNode node, Box box) {
        var half = node.getName().length() * 12 / 2.0;
        var middle = (box.left() + box.right()) / 2;
        return new Box(middle - half, box.top() + 4, middle + half, box.top() + 24);
    }

    private static List<Segment> segments(List<Waypoint> waypoints) {
        var points = waypoints.stream()
                .map(waypoint -> new Point(waypoint.getX(), waypoint.getY()))
                .toList();
        return IntStream.range(1, points.size())
                .mapToObj(i -> new Segment(points.get(i - 1), points.get(i)))
                .toList();
    }
}
