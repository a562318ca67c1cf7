package org.weibao.evidence;

/** The stored file is not the one that was uploaded. It is never shown. */
public class Damaged extends RuntimeException {

    Damaged(EvidenceFile file) {
        super("“" + file.name() + "”的内容与上传时不一致（可能已经损坏），不能打开。请联系系统管理员从备份中恢复。");
    }
}
