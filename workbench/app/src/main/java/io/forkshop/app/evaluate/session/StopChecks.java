package io.forkshop.app.evaluate.session;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashSet;
import java.util.Set;

/**
 * Puts a call of {@link Stopping#check} where code begins and wherever it turns back: there is no
 * other way to end a thread that does not listen.
 */
final class StopChecks implements CodeTransform {
    private static final ClassDesc STOPPING = ClassDesc.of(Stopping.class.getName());

    private final Set<Label> passed = new HashSet<>();

    private StopChecks() {}

    static byte[] weaveInto(byte[] type) {
        ClassFile file = ClassFile.of();
        return file.transformClass(
                file.parse(type),
                ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(StopChecks::new)));
    }

    @Override
    public void atStart(CodeBuilder builder) {
        check(builder);
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        if (element instanceof LabelTarget target) {
            passed.add(target.label());
        } else if (element instanceof BranchInstruction branch
                && passed.contains(branch.target())) {
            check(builder);
        }
        builder.with(element);
    }

    private static void check(CodeBuilder builder) {
        builder.invokestatic(STOPPING, "check", ConstantDescs.MTD_void);
    }
}
