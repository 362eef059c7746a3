"""Facts → findings: the printed relations, re-computed. The room is furnished by the audit itself."""
