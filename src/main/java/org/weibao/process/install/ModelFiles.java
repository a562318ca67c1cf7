package org.weibao.process.install;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.weibao.deadline.StepNames;

/** The models, decision tables and forms of the application. */
@Component
public class ModelFiles implements StepNames {

    private static final String FOLDER = "/bpmn/";
    private static final Set<String> KINDS = Set.of("bpmn", "dmn", "html");

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    private final Map<String, Resource> files = find();
    private final Map<String, String> stepNames = files.entrySet().stream()
            .filter(file -> file.getKey().endsWith(".bpmn"))
            .flatMap(file -> userTasks(file.getValue()).entrySet().stream())
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));

    /** By name relative to the folder, so that the names are the same in a jar and in a class folder. */
    Map<String, Resource> all() {
        return files;
    }

    @Override
    public String nameOf(String step) {
        var name = stepNames.get(step);
        if (name == null) {
            throw new IllegalArgumentException("No model has the user task " + step);
        }
        return name;
    }

    /** The names of the steps; several steps may share a name. */
    public Set<String> names() {
        return new TreeSet<>(stepNames.values());
    }

    private static Map<String, Resource> find() {
        try {
            Map<String, Resource> models = new TreeMap<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/**")) {
                String url = resource.getURL().toString();
                if (KINDS.contains(String.valueOf(StringUtils.getFilenameExtension(url)))) {
                    models.put(url.substring(url.lastIndexOf(FOLDER) + FOLDER.length()), resource);
                }
            }
            return models;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read as plain XML: the engine checks a model when it is deployed, and checking all at each start takes long. */
    private static Map<String, String> userTasks(Resource file) {
        Map<String, String> names = new HashMap<>();
        try (InputStream content = file.getInputStream()) {
            XMLStreamReader model = XML.createXMLStreamReader(content);
            while (model.hasNext()) {
                if (model.next() == XMLStreamConstants.START_ELEMENT
                        && model.getLocalName().equals(BpmnModelConstants.BPMN_ELEMENT_USER_TASK)) {
                    names.put(
                            model.getAttributeValue(null, BpmnModelConstants.BPMN_ATTRIBUTE_ID),
                            model.getAttributeValue(null, BpmnModelConstants.BPMN_ATTRIBUTE_NAME));
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(file + " is no XML", e);
        }
    }
}
