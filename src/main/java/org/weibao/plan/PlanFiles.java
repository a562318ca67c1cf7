package org.weibao.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.weibao.configuration.ConfigurationFile;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.configuration.ConfigurationMistake;
import org.weibao.configuration.Mistake;
import org.weibao.organization.Organization;

/** The documents in {@code config/plans/}, one file a year; read and checked at start. */
@Component
public final class PlanFiles {

    private final List<PlanFile> files;

    /**
     * Reads all of them.
     *
     * @throws ConfigurationMistake naming every mistake of every file
     */
    public PlanFiles(ConfigurationFolder folder, Organization organization) {
        var read = new ArrayList<PlanFile>();
        var mistakes = new ArrayList<Mistake>();
        for (ConfigurationFile file : folder.files("plans")) {
            try {
                read.add(file.read(entry -> new PlanFileParser(organization, file.name()).read(entry)));
            } catch (ConfigurationMistake mistake) {
                mistakes.addAll(mistake.mistakes());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigurationMistake(mistakes);
        }
        files = List.copyOf(read);
    }

    /** All documents, by year. */
    public List<PlanFile> all() {
        return files;
    }

    public Optional<PlanFile> of(int year) {
        return files.stream().filter(file -> file.year() == year).findFirst();
    }
}
