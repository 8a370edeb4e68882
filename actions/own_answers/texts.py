"""Words of the answers that sound like a neighbour's question: lawyers' letters, swindles, clauses.

The clauses rest on ARB-27, ARI-1 and INT-520, mediation on PML-4.
"""

from __future__ import annotations

from backend.shared.wording import Words

LETTER = Words(
    "律师函我们不写也不寄，要请律师写：愿不愿写、收多少，由律师跟您定。我没有替您办任何事，也没有告任何人。"
    "可以在地图上找律所来问；想先谈、不想告的，也可以申请调解，人民调解不收费（人民调解法(2010)第4条）。点了才开始。",
    "We neither write nor send lawyers' letters; a lawyer does, and agrees with you whether and at what price. I've "
    "begun nothing and sued nobody. The map shows law firms you can ask. If you'd rather talk than sue, you can apply "
    "for mediation; people's mediation is free (People's Mediation Law (2010) Art. 4). It starts when you choose it.",
)
FIND_LAWYER = Words("找律师事务所", "Find a law firm")
MEDIATE = Words("申请调解", "Apply for mediation")
SUE_FOR_MONEY = Words("起诉要回钱", "Sue for the money")
SUE = Words("起诉", "Sue in court")
ARBITRATE = Words("看看我的合同条款", "Look at my contract's clause")
COURTS_WAY = Words("网上立案", "File a case online")
FRAUD = Words(
    "追究诈骗这类犯罪是刑事的事，归公安管，这里不能替您办，我什么都没有递交。是不是犯罪，由公安、检察院、法院认定，我不下结论。\n"
    "• 报案：{police}\n• 公安不立案：{refused}\n"
    "• 钱的事：欠款、退钱可以另外走民事，起诉或者先调解，点下面才开始。\n依据：{basis}",
    "Prosecuting somebody for a crime such as fraud is a matter for the police; it can't be done here and I have "
    "handed in nothing. Whether it is one is for the police, the procuratorate and the court to find, not for me.\n"
    "• Report it: {police}\n• If the police refuse: {refused}\n"
    "• The money itself (a debt, a refund) can be claimed separately as a civil matter, by suing or by mediation; it "
    "starts only when you choose below.\nBasis: {basis}",
)
REMINDER_IN_FORM = Words(
    "填到一半的都存着，哪天说“继续”就接着填。", 'What you have filled in is kept; say "continue" on any day to go on.'
)
NO_CLAUSE = Words(
    "合同没写仲裁，一个人去申请，仲裁机构不受理：要双方书面同意，并写明哪家仲裁机构。不同意的，只能去法院或者调解。"
    "除非双方现在补一份：纠纷发生以后也可以约定，微信、电邮也算书面，只口头说的不算。\n"
    "依据：仲裁法(2025修订)第27条（条号据公开副本，没有核对原文）；仲裁法解释第1条",
    "Without a clause one side alone can't go to arbitration: both must agree in writing and name an institution. If "
    "the other side won't, it is the court or mediation. The exception: both agree now. That can be done after the "
    "dispute arose, by message or e-mail too, but not by word of mouth.\n"
    "Basis: Arbitration Law (2025) Art. 27 (number from a public copy, not checked with the text); "
    "Interpretation of the Arbitration Law, Art. 1",
)
BOTH_AGREE = Words(
    "可以：合同没写，双方现在书面同意也行。写三样：愿意仲裁、什么争议、哪家仲裁机构，双方都签，微信、电邮也算书面；"
    "只口头答应的不算。\n依据：仲裁法(2025修订)第27条（条号据公开副本，没有核对原文）；仲裁法解释第1条",
    "Yes: though the contract has no clause, both may agree in writing now. Write three things: that you want "
    "arbitration, about which dispute, and which institution; both sign. Messages and e-mails count as writing, word "
    "of mouth doesn't.\nBasis: Arbitration Law (2025) Art. 27 (number from a public copy, not checked with the text); "
    "Interpretation of the Arbitration Law, Art. 1",
)
OF_REGION = Words(
    "香港、澳门、台湾的法院，参照约定外国法院的规则看（民诉法解释第549条）：",
    "Courts of Hong Kong, Macao and Taiwan are looked at by analogy with foreign ones (Interpretation of the Civil "
    "Procedure Law, Art. 549):",
)
