package org.weibao.process.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.instance.DomDocument;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** The code that a model may contain: names of beans, comparisons of a decision, and a few listed calls. */
public final class ModelRules {

    /** Allowed beside a bare variable: the fan-outs' collections, called processes' keys, the escalation timer. */
    private static final Set<String> CALLS = Set.of(
            "${pointsToPublish.of(execution)}",
            "${openParts.of(execution)}",
            "${partKey.of(execution)}",
            "${escalationTimer.nextCycle(execution)}");

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}?");
    private static final Pattern BARE_NAME = Pattern.compile("\\$\\{[a-z][A-Za-z]*}");
    private static final Pattern COMPARISON = Pattern.compile("\\$\\{outcome == '[a-z][A-Za-z]*'}");

    /** Elements that bring code into a model: scripts, connectors, injected fields, validators of generated forms. */
    private static final Set<String> ELEMENTS =
            Set.of("script", "scriptTask", "connector", "field", "formData", "constraint");

    /** The same as attributes, in any of the engine's name spaces. {@code type} and similar ones count only there. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "expression",
            "expressionLanguage",
            "scriptFormat",
            "language",
            "variableMappingClass",
            "formHandlerClass",
            "topic");

    private static final Set<String> ENGINES_ATTRIBUTES = Set.of("type", "resource", "resultVariable");

    private ModelRules() {}

    /** What breaks the rules in a process model, each with its place; empty for a good one. */
    public static List<String> mistakes(BpmnModelInstance model) {
        return mistakes(model.getDocument());
    }

    /** The same for a decision table. Code in it would be in another language. */
    public static List<String> mistakes(DmnModelInstance table) {
        return mistakes(table.getDocument());
    }

    private static List<String> mistakes(DomDocument document) {
        var all = ((Document) document.getDomSource().getNode()).getElementsByTagNameNS("*", "*");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .flatMap(ModelRules::mistakes)
                .toList();
    }

    private static Stream<String> mistakes(Element element) {
        var found = new ArrayList<String>();
        if (ELEMENTS.contains(element.getLocalName())) {
            found.add(element.getLocalName());
        }
        attributes(element).forEach(attribute -> {
            if (isCode(attribute)) {
                found.add(attribute.getName());
            }
            expressions(attribute.getValue()).forEach(found::add);
        });
        expressions(textOf(element)).forEach(found::add);
        return found.stream().map(what -> placeOf(element) + " " + what);
    }

    private static boolean isCode(Attr attribute) {
        var name = attribute.getLocalName();
        return ATTRIBUTES.contains(name)
                || (isEngines(attribute.getNamespaceURI()) && ENGINES_ATTRIBUTES.contains(name))
                || (name.equalsIgnoreCase("delegateExpression")
                        && !BARE_NAME.matcher(attribute.getValue()).matches());
    }

    private static boolean isEngines(@Nullable String namespace) {
        return namespace != null && !namespace.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
    }

    private static Stream<String> expressions(String text) {
        return EXPRESSION
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(expression -> !BARE_NAME.matcher(expression).matches())
                .filter(expression -> !COMPARISON.matcher(expression).matches())
                .filter(expression -> !CALLS.contains(expression));
    }

    private static Stream<Attr> attributes(Element element) {
        var all = element.getAttributes();
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Attr) all.item(i))
                // The schemas add default values themselves.
                .filter(attribute -> attribute.getSpecified() && attribute.getLocalName() != null);
    }

    /** In one piece, as the engine reads it: a comment or a section may divide a text. */
    private static String textOf(Element element) {
        var children = element.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(child -> child instanceof Text)
                .map(Node::getNodeValue)
                .collect(Collectors.joining());
    }

    /** The nearest id of the element or its parents. */
    private static String placeOf(Element element) {
        for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
            if (!around.getAttribute("id").isEmpty()) {
                return around.getAttribute("id");
            }
        }
        return element.getLocalName();
    }
}
