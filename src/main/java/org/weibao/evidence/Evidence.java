package org.weibao.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;

/** Stores files of evidence. The caller checks who may see or attach a file. */
@Service
@Transactional
public class Evidence {

    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);

    private static final String FIELD = "files";

    private final EvidenceFiles files;
    private final Contents contents;
    private final Inspector inspector;
    private final Clock clock;

    Evidence(EvidenceFiles files, Contents contents, Inspector inspector, Clock clock) {
        this.files = files;
        this.contents = contents;
        this.inspector = inspector;
        this.clock = clock;
    }

    /**
     * Stores a file as a draft of a form.
     *
     * @throws Refusal if it may not be evidence, or there are too many already
     */
    public EvidenceFile keep(EvidenceSubject subject, @Nullable String name, byte[] content, String user) {
        var inspected = inspector.inspect(name, content);
        if (files.findDrafts(subject).size() >= EvidenceLimits.MOST_FILES) {
            throw new Refusal(
                    FIELD, "一次最多提交" + EvidenceLimits.MOST_FILES + "份材料，请先删除不需要的，再上传“" + inspected.name() + "”。");
        }
        var file = files.save(new EvidenceFile(subject, inspected, hash(content), user, clock.instant()));
        contents.keep(file.id(), content);
        return file;
    }

    /**
     * Stores the document that a year is to be started with, instead of the one that the user stored before.
     *
     * @throws Refusal if it is of no kind that may be kept
     */
    public EvidenceFile keepDocument(@Nullable String name, byte[] content, String user) {
        var inspected = inspector.inspectDocument(name, content);
        for (var former : files.findByPurposeAndUploadedByAndAttachedAtIsNull(Purpose.DOCUMENT, user)) {
            contents.remove(former.id());
            files.delete(former);
        }
        var subject = EvidenceSubject.document();
        var file = files.save(new EvidenceFile(subject, inspected, hash(content), user, clock.instant()));
        contents.keep(file.id(), content);
        return file;
    }

    /**
     * The content of a document that the user has stored and not yet used.
     *
     * @throws Refusal if there is none
     */
    @Transactional(readOnly = true)
    public OpenedFile document(String field, long fileId, String user) {
        var file = files.findById(fileId)
                .filter(each -> each.subject().purpose() == Purpose.DOCUMENT
                        && !each.isAttached()
                        && each.uploadedBy().equals(user))
                .orElseThrow(() -> new Refusal(field, "上传的文件已经不在，请重新上传。"));
        return new OpenedFile(file, whole(file));
    }

    /** The plan keeps the document that it was read from. */
    public void attachToPlan(String field, EvidenceFile document, long planId) {
        document.attachToPlan(field, planId, clock.instant());
    }

    /** The ids of the plans that were read from a document with this content. */
    @Transactional(readOnly = true)
    public List<Long> plansReadFrom(byte[] content) {
        return files.findByPurposeAndSha256(Purpose.DOCUMENT, hash(content)).stream()
                .map(EvidenceFile::planId)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /**
     * Removes a draft.
     *
     * @throws NotYours if there is no such file of that form
     * @throws Conflict if it has been submitted
     */
    public void remove(EvidenceSubject subject, long fileId) {
        var file = get(fileId);
        if (!file.subject().equals(subject)) {
            throw new NotYours();
        }
        if (file.isAttached()) {
            throw new Conflict("“" + file.name() + "”已经提交，不能删除。");
        }
        contents.remove(fileId);
        files.delete(file);
    }

    /** The files that were uploaded in a form and not yet submitted, in the order of upload. */
    @Transactional(readOnly = true)
    public List<EvidenceFile> drafts(EvidenceSubject subject) {
        return files.findDrafts(subject);
    }

    /**
     * Attaches the named drafts to a report that is being written.
     *
     * @throws Refusal if one is unknown, another form's, or attached already
     */
    public void attachToReport(EvidenceSubject subject, @Nullable List<Long> fileIds, long reportId) {
        var named = named(subject, fileIds);
        for (var i = 0; i < named.size(); i++) {
            named.get(i).attachToReport(field(i), reportId, clock.instant());
        }
    }

    /** Like {@link #attachToReport}, to every decision that one form records. */
    public void attachToDecisions(EvidenceSubject subject, @Nullable List<Long> fileIds, Collection<Long> decisionIds) {
        var named = named(subject, fileIds);
        for (var i = 0; i < named.size(); i++) {
            named.get(i).attachToDecisions(field(i), decisionIds, clock.instant());
        }
    }

    private List<EvidenceFile> named(EvidenceSubject subject, @Nullable List<Long> fileIds) {
        var ids = fileIds == null ? List.<Long>of() : fileIds;
        if (ids.size() > EvidenceLimits.MOST_FILES) {
            throw new Refusal(FIELD, "提交了" + ids.size() + "份材料，最多" + EvidenceLimits.MOST_FILES + "份，请精简。");
        }
        var seen = new HashSet<Long>();
        var named = new ArrayList<EvidenceFile>();
        for (var i = 0; i < ids.size(); i++) {
            var file = files.findById(ids.get(i)).orElse(null);
            if (file == null || !file.subject().equals(subject) || !seen.add(file.id())) {
                throw new Refusal(field(i), "第" + (i + 1) + "份材料已经删除、不是在本任务中上传的，或者列了两次，请刷新后再提交。");
            }
            named.add(file);
        }
        return named;
    }

    private static String field(int index) {
        return FIELD + "[" + index + "]";
    }

    /** The files of these reports, by the report's id. Reports without files are absent. */
    @Transactional(readOnly = true)
    public Map<Long, List<EvidenceFile>> ofReports(Collection<Long> reportIds) {
        return reportIds.isEmpty()
                ? Map.of()
                : files.findByReportIdInOrderById(reportIds).stream()
                        .collect(Collectors.groupingBy(EvidenceFile::reportId));
    }

    /** The files of these decisions, by the decision's id. Decisions without files are absent. */
    @Transactional(readOnly = true)
    public Map<Long, List<EvidenceFile>> ofDecisions(Collection<Long> decisionIds) {
        var found = new HashMap<Long, List<EvidenceFile>>();
        if (!decisionIds.isEmpty()) {
            for (var file : files.findByDecisions(decisionIds)) {
                file.decisionIds().forEach(each -> found.computeIfAbsent(each, unused -> new ArrayList<>())
                        .add(file));
            }
        }
        return found;
    }

    /** @throws NotYours if there is none */
    @Transactional(readOnly = true)
    public EvidenceFile get(long fileId) {
        return files.findById(fileId).orElseThrow(NotYours::new);
    }

    /**
     * Returns a file's content and records who opened it.
     *
     * @throws Damaged if the content is not what was uploaded
     */
    public OpenedFile open(EvidenceFile file, String user) {
        var content = whole(file);
        contents.recordOpening(file.id(), user, clock.instant());
        return new OpenedFile(file, content);
    }

    private byte[] whole(EvidenceFile file) {
        var content = contents.of(file.id()).orElse(new byte[0]);
        if (!hash(content).equals(file.sha256())) {
            LOG.error(
                    "File of evidence {} is damaged: what is kept has not the SHA-256 of what was uploaded", file.id());
            throw new Damaged(file);
        }
        return content;
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
