"""Words of the answers about this service itself."""

from __future__ import annotations

from backend.shared.wording import Words

COST = Words(
    "我这里不收钱：问、填、提醒都免费，也不会叫您转账给任何人。办事的机构收它们自己的：法院的诉讼费、公证费、仲裁费、"
    "律师费，都按它们自己的通知交。想知道哪一样大概多少，直接问，比如“诉讼费多少”“公证费多少”。",
    "I charge nothing: asking, filling in and reminders are free, and I never ask you to pay anybody. The offices "
    "charge their own: court fees, notary's, arbitration and lawyers' fees, each by its own notice. Ask me for any "
    'of them, such as "how much are the court fees".',
)
UPLOADING = Words(
    "我收 PDF、JPG、PNG、DOCX，别的格式请先另存成这几种；照片直接拍、直接发就行。发不出去的话：\n"
    "• 太大：分几次发，或者拍照时选小一点的尺寸。\n"
    "• 信号断了：连上以后再发一次；换个软件、换个网络也行。\n"
    "• 急着交、还是不行：说“转人工”，我请工作人员帮您收。",
    "I take PDF, JPG, PNG and DOCX; save anything else as one of these first. A photo taken here can simply be sent. "
    "If it won't go:\n"
    "• Too big: send it in parts, or take the photo in a smaller size.\n"
    "• The line broke: send it again once you're connected; another app or network works too.\n"
    '• It is urgent and still fails: say "talk to a person", and our staff will take it from you.',
)
SMALL_TALK = Words(
    "您好！闲聊我不太在行，不过我一直在。江门那边有什么法律上的事要办、要问，慢慢说就行，"
    "比如“有人欠我钱”“想办公证”“法院寄了传票”。",
    "Hello! I'm not much of a talker, but I'm here. If there's any legal matter in Jiangmen to see to or ask about, "
    'just tell me in your own words: "somebody owes me money", "I need a notary", "a court sent me papers".',
)
AHEAD = Words(
    "现在是{when}。江门用北京时间，比您那边早 {hours} 小时。",
    "It is now {when}. Jiangmen keeps Beijing time, {hours} hours ahead of you.",
)
BEHIND = Words(
    "现在是{when}。江门用北京时间，比您那边晚 {hours} 小时。",
    "It is now {when}. Jiangmen keeps Beijing time, {hours} hours behind you.",
)
TOLD_TO_PERSON = Words(
    "不会。我只在这个聊天里回您，不打电话、不发消息给您家里人或对方；提醒也只发到您自己的聊天。\n"
    "• 谁拿着您的手机、登着您的账号，就看得到这里的话：看完可以删掉聊天，或者换一个只有您用的软件、网页来问。\n"
    "• 您确认提交的文书（起诉状、调解申请、答辩状），法院、调解员会送给对方；交之前先给您看。\n"
    "• 不想留：说“删掉我的全部资料”。",
    "No. I answer in this chat only; nobody in your family and no other side is called or written to, and "
    "reminders come only to your own chat.\n"
    "• Whoever holds your phone or is signed in to your account can read this chat: delete it on the phone afterwards, "
    "or ask from an app or page that only you use.\n"
    "• A paper that you confirm and hand in (complaint, mediation request, answer) is passed to the other side by the "
    "court or mediator; you see it first.\n"
    '• To leave nothing, say "delete all my data".',
)
SAME_MOMENT = Words(
    "同一个时刻：{when}。换夏令时、冬令时的地方，过了那天会差一小时。",
    "The same moment: {when}. Where clocks change for summer, it shifts by an hour after that day.",
)
ZONE_UNKNOWN = Words(
    "现在是{when}，江门用的就是北京时间。您在哪个城市？告诉我，我就能说和您那边差几小时。",
    "It is now {when}, the clock Jiangmen keeps. Which city are you in? Tell me, and I'll say how many hours apart "
    "you are.",
)
SAME_CLOCK = Words(
    "现在是{when}，您那边和江门同一个钟点。",
    "It is now {when}; your clock shows the same as Jiangmen's.",
)
PAPERS_TO = Words(
    "不用寄给谁，也别发到任何人的私人微信、邮箱：在这里办的，填到那一步直接在对话里上传；已经交了立案的，"
    "说“补交材料”。法院、公证处要原件的，会在它自己的通知里写交到哪里；没写的，说“转人工”，我替您问。",
    "You need not mail them to anybody, and never send them to somebody's private account: upload them here when the "
    'question comes; for a case already handed in, say "hand in further papers". Where a court or a notary wants '
    'originals, its own notice says where; if it does not, say "talk to a person" and I ask for you.',
)
TOLD_TO_POLICE = Words(
    "不卖资料，也没有把您说的话自动送给警察或使领馆的通道；您说到危险、转人工、请人代问时，这里的工作人员看得到。"
    "您填的只交给您要办的那一家；验证身份要用国家的身份认证平台，那一步内地的机关会知道。机关依法来调取的，"
    "由运行这里的单位处理，我不能替它保证没有。\n"
    "您要是在申请庇护、怕跟内地机关有联系：问法律问题不用验证身份，也不用说真名；先别验证、别提交，先问您当地的律师。",
    "No data is sold, and nothing you say is passed to police or consulates by itself; our staff see it where you "
    "tell of a danger, ask for a person, or have them ask for you. What you fill in goes only to the office you hand "
    "it to; verifying your identity uses China's national platform, so authorities there learn of that step. What an "
    "authority may lawfully demand is for whoever runs this; I can't promise for it.\n"
    "If you seek asylum and fear any contact with Chinese authorities: questions of law need no identity and no real "
    "name. Don't verify, don't hand anything in, and ask your local lawyer first.",
)
WRONG_BEFORE = Words(
    "对不起。要是我上次答错了，害您误了日子，这很要紧：\n"
    "• 先救日子：有不可抗拒的事由或者别的正当理由耽误了期限的，障碍消除后10日内可以向法院申请顺延，准不准由法院定（民"
    "事诉讼法第86条）。今天就写，说清原因。\n"
    "• 责任：我是电脑程序，赔不赔我不能答应。说“转人工”，工作人员看得到您和我的对话，会回您。",
    "I'm sorry. If an answer of mine was wrong and you missed a day because of it, that matters:\n"
    "• Save the deadline first: who missed one through force majeure or for another good reason may ask the court to "
    "extend it within 10 days after the obstacle ends; the court decides (Civil Procedure Law, Art. 86). Write today.\n"
    '• Responsibility: I am a computer program and can promise no compensation. Say "talk to a person": staff can '
    "see this conversation and will answer you.",
)
COMPLAINT = Words(
    "对不起，让您不满意了。\n"
    "• 投诉这里：说“转人工”，写清哪天、什么事，工作人员会回您。\n"
    "• 投诉法院的服务：打 12368，或者到法院诉讼服务中心。\n"
    "• 投诉律师、公证：打 12348，或者找当地司法局。\n"
    "12368、12348 在国外一般打不通，可以请国内家人打。",
    "I'm sorry we let you down.\n"
    '• About this service: say "talk to a person" with the day and what happened; staff will answer.\n'
    "• About a court's service: call 12368 or go to its service centre.\n"
    "• About a lawyer or a notary: call 12348 or the local bureau of justice.\n"
    "12368 and 12348 usually can't be called from abroad; family in China can.",
)
WAITED = Words(
    "对不起，让您等了这么久。您等的是哪一件？点下面看到哪一步了；没人回的，说“转人工”，写一句等的是什么，"
    "我让工作人员先看。",
    "I'm sorry you had to wait this long. What are you waiting for? See below where it stands; if nobody has "
    'answered, say "talk to a person" with a line on what it is about.',
)
FEE_FIRST = Words(
    "这是诈骗的做法：法院、公证处、法官都不会在微信、WhatsApp 或电话里叫您先交税、先交手续费才放款，"
    "判决和遗产也不这样发。\n"
    "• 别转钱，别再发证件、卡号；他发来的证件照片不算证明。\n"
    "• 真有案子，用案号打 12368 或法院公布的电话问；号码别用他给的。\n"
    "• 已经付了：马上打您的银行止付，再向当地警察报案；内地打 96110。聊天记录留着。",
    "This is how swindlers work: no court, notary or judge asks by WhatsApp, WeChat or telephone for a tax or a fee "
    "first to release money, and no judgment or inheritance is paid out so.\n"
    "• Send no money, no identity paper, no card number; a picture of an ID card proves nothing.\n"
    "• If there is a case, ask the court by its published number or 12368, not by a number he gives.\n"
    "• If you have paid: call your bank now to stop it, then the local police; in mainland China 96110. Keep the "
    "chat.",
)
BANK_NOW = Words(
    "先做这个，现在就做：打银行卡背面的电话，冻结这张卡、拦住没到账的款，再改网银密码。别再点那个链接，"
    "别再告诉任何人验证码。钱已经走了的，同时报警（当地警察；内地 110、96110）。",
    "Do this first, now: call the number on the back of the card, block it, stop payments that are not through, then "
    "change your banking password. Don't open that link again and tell nobody a code. If money has gone, call the "
    "local police, too (in mainland China 110, 96110).",
)
IDENTITY_GONE = Words(
    "先别慌，现在做这几样：别再给脸、验证码和别的证件；改掉用过的密码；给发证的机关或当地警察报案，拿回执（内地 110、"
    "96110）；让银行留意有没有人用您的名字开户、贷款。拿到回执，以后有人冒名办事，您有证据。",
    "Don't panic, and do this now: give no face, code or further paper; change any password you used; report it to "
    "the police where you are (in mainland China 110, 96110) and keep the report; ask your bank to watch for "
    "accounts or loans in your name. The report is your proof if somebody acts in your name later.",
)
FEELINGS = Words(
    "我在。看得出您这会儿不好受，不急，慢慢说：是等得太久，还是出了什么事？人有危险，回“不安全”。",
    "I'm here. This looks hard for you; take your time: has something happened, or have you waited too long? If "
    'anybody is in danger, answer "not safe".',
)
SUED_BY = Words(
    "我查不了谁告了谁：别人的案子，法院只告诉当事人。真的立了案，法院会按地址、电话把起诉状和传票送达给您；"
    "也可以带身份证件向可能管的法院诉讼服务中心问，或者打 12368。\n"
    "身份证号别在聊天里发，也别发别人的：要验证身份时我会在专门那一步问。",
    "I can't look up who has sued whom: a court tells only the parties of a case. If one was filed, the court serves "
    "the complaint and the summons on you; or ask the service centre of the court it may be at, with your identity "
    "paper, or 12368.\n"
    "Don't type identity numbers in the chat, yours or another's: I ask for one only at the step that verifies who "
    "you are.",
)
SECRET_TYPED = Words(
    "密码、验证码别发在这里，也别发给任何人：我不需要，也查不了银行的账。您刚发出来了，请现在就改密码；连卡号、账号一起发过"
    "给别人的，打银行卡背面的电话冻结。这个聊天里的那一条，请您自己也删掉。",
    "Never send a password or a code here or to anybody: I need none and can't look into a bank account. You have just "
    "sent one, so change it now; if somebody else has it with the card's number, call the number on the back of the "
    "card and block it. Delete that message from this chat, too.",
)
FORGED_WISHED = Words(
    "假的证件、证明、签名，我不做，也请您别找人做：可能是犯罪；拿到法院当证据，法院可以罚款、拘留（民事诉讼法第114条），"
    "您的案子也会失去信用。\n"
    "告诉我您用它来办什么、真的那张为什么拿不到，我帮您找合法的路：补办、公证、向原来的机关查档。",
    "I make no false paper, proof or signature, and please have nobody make one: it can be a crime, a court may fine "
    "or detain whoever uses it as evidence (Civil Procedure Law, Art. 114), and it costs your case its credit.\n"
    "Tell me what it is for and why you can't get the real one, and I look for the lawful way: a replacement, a "
    "notarial deed, or the archive of the office that issued it.",
)
